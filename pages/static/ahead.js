/**
 * Asks for the rows of a sheet while the page's other scripts are still loading; sheetgrid/net.js takes the answers.
 * What comes second is asked for when the first has answered, and so does not hold it up.
 */
{
  const { first, second } = document.currentScript.dataset;
  const ask = (url) => fetch(url, { headers: { Accept: "application/json" }, cache: "no-store" });
  const answers = { [first]: ask(first) };
  if (second) answers[second] = answers[first].then(() => ask(second));
  for (const answer of Object.values(answers)) answer.catch(() => {}); // whoever takes it says so
  window.sheetAhead = answers;
}
