"""Row ids that travel in the hidden first column of a workbook.

`R0007-00001BZ` is row 1 of download 7: an R, the number of the download and the number of the row in base 32, two
check letters. It begins and ends with a letter, so that dragging the fill handle repeats it instead of counting it
up. Row 0 names the download itself and is called its token. The check letters catch typing errors (one wrong id in
484 slips through); they are no protection against a forger.
"""

import hashlib
import hmac
import re
import unicodedata
from dataclasses import dataclass

DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
LETTERS = DIGITS[10:]
VALUES = {digit: value for value, digit in enumerate(DIGITS)}
SHAPE = re.compile(rf"(?<![0-9A-Z])R([{DIGITS}]{{4,8}})-([{DIGITS}]{{5,9}})([{LETTERS}]{{2}})(?![0-9A-Z])")
LONGEST = 2_000  # characters of a cell that are searched for a token


@dataclass(frozen=True, kw_only=True, slots=True)
class RowId:
    """One row of one download; row 0 is the download itself."""

    copy: int
    row: int


def make(copy_number: int, row_id: int, secret: bytes) -> str:
    """The text of a row's id. Raises ValueError for numbers too long to travel."""
    body = f"R{_digits(copy_number, 4)}-{_digits(row_id, 5)}"
    if not SHAPE.fullmatch(body + LETTERS[:2]):
        raise ValueError("the number of the download or of the row is too long for an id")
    return body + _check(body, secret)


def parse(text: object, secret: bytes) -> RowId | None:
    """The row that a cell names, or None: not an id at all, or one whose check letters do not fit."""
    if not isinstance(text, str) or len(text) > 40:
        return None
    return _read(SHAPE.fullmatch(_plain(text)), secret)


def find_token(text: object, secret: bytes) -> int | None:
    """The number of the download whose token stands somewhere in this text, or None."""
    if not isinstance(text, str):
        return None
    for match in SHAPE.finditer(_plain(text[:LONGEST])):
        found = _read(match, secret)
        if found is not None and found.row == 0:
            return found.copy
    return None


def _read(match: re.Match[str] | None, secret: bytes) -> RowId | None:
    if match is None:
        return None
    copy, row, check = match.groups()
    if not hmac.compare_digest(check, _check(f"R{copy}-{row}", secret)):
        return None
    return RowId(copy=_number(copy), row=_number(row))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().upper()


def _check(body: str, secret: bytes) -> str:
    digest = hmac.digest(secret, body.encode(), hashlib.sha256)
    return LETTERS[digest[0] % len(LETTERS)] + LETTERS[digest[1] % len(LETTERS)]


def _digits(number: int, width: int) -> str:
    if number < 0:
        raise ValueError("ids are not negative")
    text = ""
    while number:
        number, rest = divmod(number, 32)
        text = DIGITS[rest] + text
    return text.rjust(width, "0")


def _number(digits: str) -> int:
    number = 0
    for digit in digits:
        number = number * 32 + VALUES[digit]
    return number
