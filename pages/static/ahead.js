/**
 * Asks for the rows of a sheet while the page's scripts are still loading; sheetgrid/net.js takes the answers. Written
 * into the page itself. The second address is asked for when the first has answered, and so does not hold it up.
 */
window.askAhead = (first, second) => {
  const ask = (url) => fetch(url, { headers: { Accept: "application/json" }, cache: "no-store" });
  const answers = { [first]: ask(first) };
  if (second) answers[second] = answers[first].then(() => ask(second));
  for (const answer of Object.values(answers)) answer.catch(() => {}); // whoever takes it says so
  window.sheetAhead = answers;
};
