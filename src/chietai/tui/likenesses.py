"""What is shown for a character on which terminals disagree: one that says the same, of one width everywhere."""

import re
import unicodedata
from functools import lru_cache

from rich.cells import cell_len

UNKNOWN = "〓"
"""Stands for a character that has no safe likeness: the sign that printers set for a missing letter."""


def _table(pairs: str) -> dict[str, str]:
    words = pairs.split()
    return dict(zip(words[::2], words[1::2], strict=True))


# Chosen for the way they are used here: marks in lists and tables, dashes, what an input method offers.
_LIKENESS = _table("""
○ 〇  ◯ 〇  ● ⬤  ◎ ◉  □ ▯  ■ ▮  ◇ ⬦  ◆ ⬥  △ ▵  ▲ ▴  ▽ ▿  ▼ ▾  ☆ ⋆  ★ ✭  ※ ＊  × ｘ  ÷ ／  · ・
… ...  ‥ ..  ― －  — －  – -  ‐ -  “ "  ” "  ‘ '  ’ '  ′ '  ″ "  ° 度  ℃ 度  ㊙ (秘)  ㊗ (祝)  ® (R)
→ ->  ← <-  ↑ ^  ↓ v  ↔ <->  ⇒ =>  ⇔ <=>  ± +-  ≒ =:  ≠ =/  ≦ =<  ≧ >=  ∞ oo  √ V  ∴ :.  ∵ .:
§ S.  ¶ P.  ¤ o  ¡ !  ¿ ?  ─ -  ━ =  │ |  ┃ |  ♪ ~  ♭ b  ♯ #  ♀ 女  ♂ 男  ♨ 湯  ☎ 電  ☏ 電  ☞ ->  ☜ <-
♡ ＊  ♥ ＊  ♠ ＊  ♣ ＊  ♤ ＊  ♧ ＊
Æ AE  æ ae  Œ OE  œ oe  Ø O  ø o  ß ss  Þ Th  þ th  Ð D  ð d  Ł L  ł l
""")
_NARROW = _table("○ o  ◯ O  ● o  ◎ o  ※ *  × x  ÷ /  → >  ← <  ⇒ >  ± +  … :  ― -  — -  ° o  ℃ C  ☎ T  ❤ *  ♡ *  ♥ *")
_GREEK = _table("""
α アルファ  β ベータ  γ ガンマ  δ デルタ  ε イプシロン  ζ ゼータ  η イータ  θ シータ  ι イオタ  κ カッパ  λ ラムダ
μ ミュー  ν ニュー  ξ クシー  ο オミクロン
π パイ  ρ ロー  σ シグマ  τ タウ  υ ユプシロン  φ ファイ  χ カイ  ψ プサイ  ω オメガ
""")
_CYRILLIC = _table("""
а a  б b  в v  г g  д d  е e  ё yo  ж zh  з z  и i  й y  к k  л l  м m  н n  о o  п p  р r  с s  т t  у u  ф f  х kh
ц ts  ч ch  ш sh  щ shch  ъ '  ы y  ь '  э e  ю yu  я ya
""")
_WIDE_SINCE_UNICODE_16 = re.compile("[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d300-\U0001d376]")
_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))
_SKIN = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_KEYCAP, _JOINER = "\u20e3", "\u200d"


def likeness_of_width(cluster: str, shown: str, cells: int) -> str:
    """Something like `cluster` in exactly so many cells; `shown` is what stands for it where it may take its room."""
    if cell_len(shown) == cells:
        return shown
    plain = "".join(char for char in shown if char not in "()")  # a circled figure: the figure
    if plain and cell_len(plain) == cells:
        return plain
    if cells == 1:
        return _NARROW.get(cluster[0], "?")
    return UNKNOWN * (cells // 2) + " " * (cells % 2)


def is_safe(char: str) -> bool:
    """Whether all terminals draw the character `char` equally wide.

    Parts of Hangul syllables that stand alone have no width in some terminals, and one cell in others.
    """
    width = unicodedata.east_asian_width(char)
    return (
        width != "A"
        and unicodedata.category(char)[0] not in "MC"
        and char not in "㊙㊗"
        and not _WIDE_SINCE_UNICODE_16.fullmatch(char)
        and cell_len(char) == (2 if width in "WF" else 1)
    )


@lru_cache(maxsize=4096)
def likeness(cluster: str) -> str:
    """What stands for one character as people see it, in cells that all terminals count alike."""
    head, tail = cluster[0], cluster[1:]
    if "\U0001f1e6" <= head <= "\U0001f1ff":
        return f"[{''.join(chr(ord(letter) - 0x1F1E6 + ord('A')) for letter in cluster if letter > _JOINER)}]"
    if not tail:
        return _safe_character(head)
    if all("\U000e0100" <= mark <= "\U000e01ef" for mark in tail) and is_safe(head):
        return cluster  # a form of a kanji in somebody's name: every terminal gives it no width
    shown = []
    if not _is_kanji(head):
        # Latin letters and kana with their marks become single letters where there are such; kanji must not change.
        cluster = unicodedata.normalize("NFC", cluster)
    for char in cluster:
        if char in "\u3099\u309a":
            shown.append("゛" if char == "\u3099" else "゜")
        elif char not in _SELECTORS and char not in _SKIN and char not in (_JOINER, _KEYCAP):
            shown.append("" if unicodedata.category(char) in ("Mn", "Me") else _safe_character(char))
    return "".join(shown)


def _safe_character(char: str) -> str:
    known = _LIKENESS.get(char) or _GREEK.get(char.lower())
    if known is None and char.lower() in _CYRILLIC:
        latin = _CYRILLIC[char.lower()]
        known = latin if char.islower() else latin.capitalize()
    if known is not None:
        return known
    if char in _SKIN:
        return UNKNOWN
    if is_safe(char):
        return char
    if "\u2460" <= char <= "\u24ff":  # circled and bracketed figures and letters
        plain = unicodedata.normalize("NFKC", char)
        if plain == char:
            plain = f"{unicodedata.numeric(char, 0):g}"
        return plain if plain.startswith("(") or plain.endswith(".") else f"({plain})"
    if "\u2500" <= char <= "\u259f":
        return "+" if char < "\u2580" else "#"
    plain = unicodedata.normalize("NFKC", char).replace("\u2044", "/")
    if plain == char:  # an accent that a letter can do without
        plain = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.category(c).startswith("M"))
    return plain if plain and all(map(is_safe, plain)) else UNKNOWN


def _is_kanji(char: str) -> bool:
    return (
        "\u2e80" <= char <= "\u2fdf"
        or "\u3400" <= char <= "\u9fff"
        or "\uf900" <= char <= "\ufaff"
        or char >= "\U00020000"
    )
