"""What both sides may have said of one cell at once: lists that are joined as sets, texts that both went on with."""

from collections.abc import Mapping, Sequence

from sheets.columns import Cell
from sheets.kind_options import BETWEEN


def are_lists(sides: tuple[Cell, Cell, Cell]) -> bool:
    """Whether all of base, sent and now are lists of options, and none a text that could not be read."""
    return all(side is None or isinstance(side, str) for side in sides)


def merged_list(sides: tuple[Cell, Cell, Cell], options: Sequence[str]) -> str | None:
    """What is there now, without what the file took out and with what it put in, in the order of the options."""
    base, sent, now = (str(side).split(BETWEEN) if side is not None else [] for side in sides)
    kept = [one for one in now if one in sent or one not in base]
    kept += [one for one in sent if one not in base and one not in kept]
    places: Mapping[str, int] = {option: place for place, option in enumerate(options)}
    return BETWEEN.join(sorted(kept, key=lambda one: places.get(one, len(places)))) or None


def both_additions(sides: tuple[Cell, Cell, Cell]) -> str | None:
    """The text with both additions, where both sides only added to its end."""
    base, sent, now = sides
    if not (isinstance(base, str) and isinstance(sent, str) and isinstance(now, str)):
        return None
    return now + sent[len(base) :] if sent.startswith(base) and now.startswith(base) else None
