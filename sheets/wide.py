"""How wide a text is: a Chinese character takes the room of two letters."""

from unicodedata import east_asian_width


def width_of(text: str) -> int:
    """Columns that a text takes in a fixed-width font."""
    return len(text) + sum(east_asian_width(letter) in "WF" for letter in text)
