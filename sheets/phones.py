"""Phone numbers as they are written in mainland China, and most of all in Shanghai.

Kept: 19900001234, 02154321234, 54321234, 4008001234, 12345, +85291234567, and 转 before an extension.
Numbering: 工信部《电信网编号计划》 (mobiles 1[3-9] and 11 digits, area codes 010, 02x, 0[3-9]xx).
"""

import re
from decimal import Decimal

from sheets.typed import folded

_MOBILE = "1[3-9][0-9]{9}"
_LANDLINE = "(?:010|02[0-9])[2-9][0-9]{7}|0[3-9][0-9]{2}[2-9][0-9]{6,7}|[2-9][0-9]{7}"  # without area code: 8 digits
_SERVICE = "[48]00[0-9]{7}|[1-9][0-9]{2,5}"
_ABROAD = r"\+(?!86)[1-9][0-9]{6,14}"
_PHONE = re.compile(f"(?:{_MOBILE}|{_LANDLINE}|{_SERVICE}|{_ABROAD})(?:转[0-9]{{1,6}})?")
_ZERO_MISSING = re.compile("(?:10|2[0-9])[2-9][0-9]{7}|[3-9][0-9]{2}[2-9][0-9]{6,7}")

_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]{1,2}")
_EXTENSION = re.compile(r"(.*[0-9]{7}\)?)\s*(?:转|分机|ext\.?|x|#)\s*([0-9]{1,6})", re.IGNORECASE)
_DASHED_EXTENSION = re.compile(r"((?:\(?0[0-9]{2,3}\)?[\s-]?)?[2-9][0-9]{6,7})-([0-9]{1,6})")
_SPACING = re.compile(r"[\s()‐‑–—―−·.-]+")
_BETWEEN = re.compile(r"\s*(?:[、/;,|\n或和]|\s)\s*")

_GROUPS = (
    re.compile("(1[3-9][0-9])([0-9]{4})([0-9]{4})()"),
    re.compile("(010|02[0-9])([0-9]{4})([0-9]{4})(.*)"),
    re.compile("(0[3-9][0-9]{2})([0-9]{3,4})([0-9]{4})(.*)"),
    re.compile("([48]00)([0-9]{3})([0-9]{4})()"),
    re.compile("()([2-9][0-9]{3})([0-9]{4})(.*)"),
)


def read_phone(text: str) -> tuple[str, str]:
    """(digits, "") of one phone number, or ("", code) with the code of the sentence that says why there is none."""
    line = folded(text)
    if _SCIENTIFIC.fullmatch(line):
        whole = _whole(line)
        return read_phone(whole) if whole else ("", "digits_lost")
    line = line.removesuffix(".0")
    if number := _number(line):
        return number, ""
    if _ZERO_MISSING.fullmatch(_SPACING.sub("", line)):
        return "", "phone_zero_missing"
    parts = [part for part in _BETWEEN.split(line) if part]
    if len(parts) > 1 and all(_number(part) for part in parts):
        return "", "two_phones"
    return "", "not_a_phone"


def show_phone(phone: str) -> str:
    """199 0000 1234, 021 5432 1234 转 801: the groups in which people read it out."""
    number, _, extension = phone.partition("转")
    for groups in _GROUPS:
        if found := groups.fullmatch(number):
            number = " ".join(part for part in found.groups() if part)
            break
    return f"{number} 转 {extension}" if extension else number


def _number(line: str) -> str:
    """The digits of one valid number, or nothing."""
    extension = ""
    if found := _EXTENSION.fullmatch(line) or _DASHED_EXTENSION.fullmatch(line):
        line, extension = found[1], "转" + found[2]
    digits = _SPACING.sub("", line)
    digits = re.sub(r"^00(?=[1-9])", "+", digits)
    digits = re.sub(r"^(?:\+86|86(?=1[3-9][0-9]{9}$))", "", digits) if len(digits) > 10 else digits
    if _ZERO_MISSING.fullmatch(digits) and digits != _SPACING.sub("", line):
        digits = "0" + digits  # +86 21 … leaves the 0 out
    number = digits + extension
    return number if _PHONE.fullmatch(number) else ""


def _whole(line: str) -> str:
    """The digits of 1.3812345678E+10 where every one is written; nothing where some are gone."""
    mantissa, exponent = re.split("[eE]", line)
    if len(mantissa.replace(".", "")) != int(exponent) + 1:
        return ""
    return f"{Decimal(line):f}"
