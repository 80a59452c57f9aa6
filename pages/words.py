"""Words on the screen. The Chinese text stands in the page that shows it; its English is in `english.py`."""

from dataclasses import dataclass
from functools import cache

from pages.english import ENGLISH


@dataclass(frozen=True)
class Words:
    """Screen text in one person's language: `t("下载 Excel")`, `t("已保存 {n} 处修改", n=3)`."""

    language: str

    def __call__(self, text: str, /, **values: object) -> str:
        if self.language == "en":
            text = ENGLISH.get(text, text)
        return text.format(**values) if values else text

    def pick(self, chinese: str, english: str) -> str:
        """Of two titles that people gave, the one in this language; the Chinese one if there is no other."""
        return english if self.language == "en" and english else chinese


@cache
def words(language: str) -> Words:
    """The words for "zh" or "en"."""
    return Words("en" if language == "en" else "zh")


def later(text: str) -> str:
    """Mark a text that stands in a table and is put through `t` where it is shown."""
    return text
