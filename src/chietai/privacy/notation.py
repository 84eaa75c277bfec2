"""How figures are written in Japanese: widths, kanji, dashes, brackets, and the counters that stand after a count.

What looks for numbers that lead to a person works on `plain(text)`, in which all that is left of these differences
are the kanji figures and the signs in `DASH`.
"""

import re

from chietai.text.figures import halfwidth

DASH = "-ーｰ~"
"""What stands between groups of figures; the kana sign for a long vowel is the dash that input methods give first."""
FIGURE = r"\d"
KANJI_DIGIT = "〇零○◯一二三四五六七八九"
KANJI_FIGURE = KANJI_DIGIT + "十百千"
KANJI = "々㐀-鿿\uf900-\ufaff"

_HYPHENS = "‐‑‒–—―−﹣⁃─━˗\u00ad"
_TILDES = "〜∼"
_OPENING, _CLOSING = "〔【「『〈《[{", "〕】」』〉》]}"
_FORMS: dict[str, str] = {
    **{chr(code): halfwidth(chr(code)) for code in (*range(0xFF01, 0xFF5F), 0x3000)},
    **dict.fromkeys(_HYPHENS, "-"),
    **dict.fromkeys(_TILDES, "~"),
    **dict.fromkeys(_OPENING, "("),
    **dict.fromkeys(_CLOSING, ")"),
    **{chr(style + value): str(value) for style in range(0x1D7CE, 0x1D800, 10) for value in range(10)},
    "･": "・",
}
_ALIKE = str.maketrans(_FORMS)

# 号 and 番 stand in addresses; 室 is a room.
_COUNTERS = (
    "[円人件回個本枚台歳才時分秒日月年戸軒所国%％位点級度歩倍割週組班便階棟冊杯匹頭羽つ票社校代桁字頁種等期項章節食床席畳坪万億兆周]"
    "|名(?!前)|世[帯代]|[かヶカケヵ箇][所国月年]|丁目|メー|セン|キロ|k?m(?![a-z])|kg|g(?![a-z])|号[車線]|団体|文字|ページ|リッ|ポイ|"
    "パー|ドル|単位|番目"
)
COUNTED = rf"(?:(?!\d)\s?(?:以[上下]|約)?(?:{_COUNTERS})|[.:/]\d|,\d{{3}}(?!\d))"
"""Stands after a number that counts, or is a time, a price or a part of something longer; for a lookahead."""


def plain(text: str) -> str:
    """`text` with one form for every width of figures and signs, every dash, tilde and bracket.

    One character for one: a place in the answer is the same place in `text`.
    """
    return text.translate(_ALIKE)


def groups(written: str) -> list[str]:
    """The groups of figures in `written`, in order."""
    return re.findall(r"\d+|[〇零○◯一二三四五六七八九]+", written)


_YEAR, _MONTH, _DAY = r"(?:19|20)\d\d", r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = re.compile(
    rf"{_YEAR} ?{_MONTH}(?: ?{_DAY})?|{_YEAR}(?: {_YEAR})+|{_YEAR}(?: {_MONTH}){{2,3}}"
    rf"|{_YEAR} ?{_MONTH} {_YEAR} ?{_MONTH}"
)
_HOURS = re.compile(r"(?:[01]?\d|2[0-4])[0-5]\d (?:[01]?\d|2[0-4])[0-5]\d")


def looks_like_time(*written: str) -> bool:
    """Whether groups of figures are a date, years, or the hours from when until when: 2026-12-01, 0930-1130."""
    joined = " ".join(written)
    if _HOURS.fullmatch(joined):
        return int(written[0]) < int(written[1])
    return _DATE.fullmatch(joined) is not None
