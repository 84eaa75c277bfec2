"""Classes of characters that need care in text from people, and the CJK radicals with the ideographs they stand for.

The classes are written as the inside of a bracket expression (`re`): `re.compile(f"[{CONTROLS}{DIRECTIONS}]")`.
"""

import unicodedata

CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x9f"
"""C0 and C1 controls, without line feed and the other line ends (U+000A to U+000D)."""
DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
"""Invisible commands that turn the direction of writing."""
BROKEN = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
"""Surrogates and noncharacters of the basic plane: they cannot be stored or exchanged."""
NOTHINGS = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
"""Drawn as nothing: zero widths, fillers, tags. Variation selectors and joiners have classes of their own."""
JOINERS = "\u200c\u200d"
"""Zero width non-joiner and joiner: both mean something inside an emoji and in some scripts."""
SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""Variation selectors: which form of a kanji or of an emoji is meant."""
KANJI_RANGES = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Kanji, and the three signs that stand for one in a word: repetition, ending and zero (U+3005 to U+3007)."""

# Unicode's EquivalentUnifiedIdeograph for U+2E80 to U+2EF3, in order; "." where there is none. NFKC knows two of them.
_SUPPLEMENT = (
    ".厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵.旡日月歺母"
    "民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹"
    "艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠"
    "饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)


def _table() -> dict[int, str]:
    table = {0x2E80 + i: ideograph for i, ideograph in enumerate(_SUPPLEMENT) if ideograph != "."}
    table |= {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    # NFKC says U+6236 here, but Japanese fonts draw this radical with the glyph of U+6238, which is what was written.
    table[0x2F3E] = "\u6238"
    return table


IDEOGRAPHS = _table()
"""For `str.translate`: code point of a CJK radical (U+2E80 to U+2FDF) -> the ideograph it stands for.

Text copied from a PDF often holds a radical where a person wrote the kanji: the fonts draw both with one glyph and
the PDF remembers only the glyph. Nobody sees the difference, and no search finds the word.
"""

FULL_WIDTH_SPACE = "\u3000"
"""What an input method types for the space bar."""
