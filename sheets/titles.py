"""Which columns of a file are which columns of the sheet, by what stands above them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from sheets.columns import Column
from sheets.synonyms import meaning, plain_title

SAME = 100.0  # the column's own title, English title or key
SYNONYM = 95.0
CONTAINED = 90.0  # times the share of the longer title
LIKE = 0.95  # times the likeness in percent
ENOUGH = 60.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Titled:
    """One column of a file taken for one of the sheet; `score` up to 100 says how surely."""

    column: int
    key: str
    score: float


def match_titles(titles: Mapping[int, object], columns: Sequence[Column]) -> list[Titled]:
    """The best pairs of titles and columns, each used once."""
    plain = {place: text for place, title in titles.items() if (text := plain_title(title))}
    pairs = [
        Titled(column=place, key=column.key, score=score)
        for place, text in plain.items()
        for column in columns
        if (score := _alike(text, column)) >= ENOUGH
    ]
    order = {column.key: number for number, column in enumerate(columns)}
    pairs.sort(key=lambda pair: (-pair.score, pair.column, order[pair.key]))
    places: set[int] = set()
    keys: set[str] = set()
    found = []
    for pair in pairs:
        if pair.column not in places and pair.key not in keys:
            places.add(pair.column)
            keys.add(pair.key)
            found.append(pair)
    return found


def _alike(text: str, column: Column) -> float:
    own = [plain for title in (column.title, column.title_en, column.key) if (plain := plain_title(title))]
    if text in own:
        return SAME
    if (means := meaning(text)) is not None and means in map(meaning, own):
        return SYNONYM
    return max(_similar(text, title) for title in own)


def _similar(one: str, other: str) -> float:
    shorter, longer = sorted((one, other), key=len)
    contained = CONTAINED * len(shorter) / len(longer) if len(shorter) > 1 and shorter in longer else 0.0
    return max(contained, LIKE * fuzz.ratio(one, other))
