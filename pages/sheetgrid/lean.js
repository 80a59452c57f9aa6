/**
 * Some rules of Quasar and NiceGUI make the browser style every cell anew for each row that scrolls into sight: those
 * that ask with `:has()`, and those for whatever follows on something (`* + *`, `div + div`), as a row might be that.
 * None of them means anything on the page of a sheet, so that they are taken out there; scrolling costs a third then.
 */
const COSTLY = /^\.q-.*:has\(|^(\[dir="?\w+"?\] )?(\.q-|#esm-).*[+~] ?(\*|div)$/;

/** Takes them out of the page's style sheets, imported ones included. */
export function lean() {
  for (const sheet of document.styleSheets) thin(sheet);
}

function thin(owner) {
  const rules = rulesOf(owner);
  for (let i = rules.length - 1; i >= 0; i--) {
    const rule = rules[i];
    if (rule.selectorText && COSTLY.test(rule.selectorText)) owner.deleteRule(i);
    else if (rule.styleSheet) thin(rule.styleSheet);
    else if (rule.cssRules?.length) thin(rule);
  }
}

/** A sheet that is still loading or of another site does not show its rules. */
function rulesOf(owner) {
  try {
    return owner.cssRules;
  } catch {
    return [];
  }
}
