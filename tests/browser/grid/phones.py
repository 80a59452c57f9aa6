"""A sheet on a phone as a thumb uses it: cards, the form of one row, and the lists that open from it."""

from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.grid.hands import GridPage

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}


class PhonePage(GridPage):
    """One person's open sheet on a phone."""

    def __init__(self, page: Page, key: str = "roster", *, path: str = "/sheets/{}") -> None:
        super().__init__(page, key, path=path)
        self.until("(g) => !g.phone.on || g.phone.cards.layout")

    # ------------------------------------------------------------ cards

    @property
    def cards(self) -> Locator:
        return self.page.locator(".sg-card")

    def card(self, row: int) -> Locator:
        """The card of a row by its id, scrolled into sight."""
        self.ask("(g, id) => g.phone.cards.focus(id)", row)
        number = self.ask("(g, id) => g.phone.cards.order.index.get(id) + 1", row)
        return self.page.locator(f'.sg-card[aria-posinset="{number}"]')

    def row_at(self, place: int) -> int:
        """The id of the row on the card at this place, counted from 0."""
        return int(self.ask("(g, i) => g.phone.cards.order.nodes[i].data[0]", place))

    def turn_to(self, shape: str) -> None:
        """卡片 or 表格."""
        self.page.get_by_role("button", name=shape, exact=True).tap()

    # ------------------------------------------------------------ the form

    @property
    def form(self) -> Locator:
        return self.page.locator("dialog.sg-rowform")

    @property
    def list(self) -> Locator:
        """The list that lies over the form."""
        return self.page.locator("dialog.sg-picklist")

    def open_row(self, row: int) -> Locator:
        """Tap the card of a row; the form that opens."""
        self.card(row).get_by_role("button").tap()
        return self.form

    def field(self, key: str) -> Locator:
        return self.form.locator(f'.sg-field1[data-key="{key}"]')

    def box(self, key: str) -> Locator:
        """What is typed into, or the button that opens what there is to choose."""
        return self.field(key).locator(".sg-box1").first

    def note(self, key: str) -> Locator:  # type: ignore[override]
        """What is said under a field."""
        return self.field(key).locator(".sg-fieldnote")

    @property
    def said(self) -> Locator:
        """The line at the foot of the form."""
        return self.form.locator(".sg-formsaid")

    def leave_field(self) -> None:
        """Tap where nothing is."""
        self.form.locator("h2").tap()
