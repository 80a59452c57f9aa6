"""The plain text of whatever a person typed or a workbook holds, before any kind looks at it."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite

from sheets.columns import Unread

MOST_DIGITS = 15  # digits a floating-point number keeps; Excel keeps as many

_NEW_LINE = re.compile("\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
_EXCEL_RETURN = "_x000D_"  # how a workbook's XML spells a carriage return
# Control characters, zero-width blanks and marks of writing direction: unseen, and some break a workbook's XML.
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def tidy(text: str) -> str:
    """NFC, lines ended by \\n, nothing unseen, no blanks around it. Words are left as they are."""
    text = _NEW_LINE.sub("\n", text)
    text = _UNSEEN.sub("", text)
    while _EXCEL_RETURN in text:
        text = text.replace(_EXCEL_RETURN, "")
    return unicodedata.normalize("NFC", text).strip()


def folded(text: str) -> str:
    """One form for full-width and half-width signs (NFKC): for reading and comparing, never for keeping."""
    return unicodedata.normalize("NFKC", text).strip()


def text_of(raw: object) -> str:
    """`raw` as a person would write it: 12.0 as 12, midnight's date without its time, True as 是."""
    match raw:
        case str():
            return tidy(raw)
        case bool():
            return "是" if raw else "否"
        case int() | float():
            return _figure(raw)
        case date() | time() | timedelta():
            return _moment(raw)
    return "" if raw is None else tidy(str(raw))


def unread(raw: object, code: str) -> Unread:
    """What was written, kept with the code of the sentence that says why it could not be read."""
    return Unread(text=text_of(raw), code=code)


def _figure(value: float) -> str:
    """A longer number is written as Excel shows it: the digits that would follow are not to be trusted."""
    if isfinite(value) and abs(value) >= 10**MOST_DIGITS:
        return f"{Decimal(value):.{MOST_DIGITS - 1}E}"
    return str(int(value)) if isfinite(value) and value == int(value) else str(value)


def _moment(value: date | time | timedelta) -> str:
    match value:
        case datetime():
            day = value.date().isoformat()
            return day if value.time() == time() else f"{day} {_moment(value.time())}"
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M:%S" if value.second else "%H:%M")
    minutes = round(value.total_seconds() / 60)
    sign = "-" if minutes < 0 else ""
    return f"{sign}{abs(minutes) // 60}:{abs(minutes) % 60:02d}"
