"""axe-core on a page as it is at the moment: every rule it knows, the experimental ones too."""

from importlib.resources import files

from playwright.sync_api import Page

ENGINE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
LEFT_OUT = [
    "color-contrast-enhanced",  # AAA, 7:1: the tokens of look.css promise 4.5:1, which is asked of all of them
    "focus-order-semantics",  # experimental: wants a widget's role on whatever can take the focus, AG Grid's rows too
]
CALM = "() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished))"
RUN = """async (leftOut) => {
  const values = axe.getRules().map(({ ruleId }) => ruleId).filter((rule) => !leftOut.includes(rule));
  const { violations } = await axe.run(document, { runOnly: { type: "rule", values }, resultTypes: ["violations"] });
  const line = ({ target, html, failureSummary }) => `    ${target}  ${html.slice(0, 200)}  ${failureSummary}`;
  return violations.map(({ id, help, nodes }) =>
    [`${id}: ${help} (${nodes.length} elements)`, ...nodes.slice(0, 3).map(line)].join("\\n"));
}"""


def violations(page: Page) -> list[str]:
    """What axe-core finds against the page once nothing moves: a text for each rule, with elements it is about."""
    if not page.evaluate("() => Boolean(globalThis.axe)"):
        page.evaluate(f"() => {{ {ENGINE} }}")
    page.evaluate(CALM)
    return list(page.evaluate(RUN, LEFT_OUT))


class Watch:
    """Collects what is found in several states of a page, to be told of all of them at once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: list[str] = []

    def look(self, state: str) -> None:
        """Note what is against the page now; `state` says what it is doing."""
        self.found += [f"[{state}] {one}" for one in violations(self.page)]

    def report(self) -> None:
        """Fail with all that was found."""
        assert not self.found, "\n".join(self.found)
