"""Small Chinese numerals, as dates and times use them: 六, 十二, 二十一, 廿一, 二〇二四."""

import re

NUMERAL = "[0-9〇零○一二两三四五六七八九十廿卅]"  # one sign, inside a regular expression

_DIGITS = {sign: number for number, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
_TENS = {"十": 10, "廿": 20, "卅": 30}
_WITH_TENS = re.compile("([一二两三四五六七八九]?)([十廿卅])([一二三四五六七八九]?)")


def numeral(text: str) -> int | None:
    """The number that 21, 二十一, 廿一 or 二一 writes; None if it is none of these."""
    if re.fullmatch("[0-9]{1,4}", text):
        return int(text)
    tens = _WITH_TENS.fullmatch(text)
    if tens and not (tens[1] and tens[2] != "十"):
        return _DIGITS.get(tens[1], 1) * _TENS[tens[2]] + _DIGITS.get(tens[3], 0)
    if text and all(sign in _DIGITS for sign in text):
        return int("".join(str(_DIGITS[sign]) for sign in text))
    return None
