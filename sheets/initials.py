"""The first letters of a text as they are typed: bmfw for 便民服务, so that a list finds its entry by them."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice, product

from pypinyin import Style, pinyin

MOST_VARIANTS = 4  # of a text whose characters can be read in several ways
LONGEST = 30  # characters of a text that are looked at


@lru_cache(maxsize=50_000)
def initials(text: str) -> str:
    """The likely spellings, the likeliest first, with blanks between: "zy cy" for 朝阳."""
    short = text[:LONGEST]
    # Read as words first, then character by character: in 长乐路 the dictionary of words knows which 长 it is.
    as_words = _letters(pinyin(short, style=Style.FIRST_LETTER))
    each = [[_plain(letter) for letter in ways] for ways in pinyin(short, Style.FIRST_LETTER, heteronym=True)]
    others = ("".join(ways) for ways in islice(product(*each), MOST_VARIANTS))
    return " ".join(list(dict.fromkeys(one for one in (as_words, *others) if one))[:MOST_VARIANTS])


def of_texts(texts: Iterable[str]) -> dict[str, str]:
    """{text: its initials}."""
    return {text: initials(text) for text in texts}


def of_labels(labels: Mapping[str, Mapping[int, str]]) -> dict[str, dict[int, str]]:
    """For names behind links, {column key: {row id: name}}, the same with initials instead of names."""
    return {column: {row: initials(name) for row, name in names.items()} for column, names in labels.items()}


# ---------------------------------------------------------------- below


def _letters(read: Iterable[Iterable[str]]) -> str:
    return "".join(_plain(next(iter(ways))) for ways in read)


def _plain(letters: str) -> str:
    """Letters and digits; signs and blanks are not typed."""
    return "".join(letter for letter in letters if letter.isalnum()).lower()
