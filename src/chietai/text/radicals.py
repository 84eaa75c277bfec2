"""CJK radical characters (U+2E80 to U+2FDF) and the ideographs they stand for.

Text copied from a PDF often holds a radical where a person wrote the kanji: the fonts draw both with one glyph and
the PDF remembers only the glyph. Nobody sees the difference, and no search finds the word.
"""

import unicodedata

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
"""For `str.translate`: code point of a radical -> the ideograph."""
