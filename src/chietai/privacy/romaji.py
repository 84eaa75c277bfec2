"""Japanese names in Latin letters, brought to one form, however they were romanised.

The form is only compared, never shown. It is that of Kunrei-shiki with everything left out on which writers disagree:
long vowels, doubled consonants, marks over and between letters. So it also joins some names that sound different (Ono
and Ohno, Kono and Konno): who hides names hides both.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_NO_LETTER = re.compile("[^a-z]+")
_DOUBLED = re.compile(r"(.)\1+")
# In this order: each rule may rely on those before it.
_RULES = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        ("l", "r"),
        ("v", "b"),
        ("q", "k"),
        ("ph|f", "h"),
        ("t?ch(?=i)", "t"),  # chi, tchi: ti
        ("t?chy?", "ty"),  # cha, tchya: tya
        ("sh(?=i)", "s"),
        ("shy?", "sy"),
        ("d?j(?=i)", "z"),
        ("d?jy?", "zy"),
        ("ts", "t"),
        ("dz|d(?=[iuy])", "z"),  # dzu and du of Nihon-shiki: zu
        ("c", "k"),
        ("(?<=[kg])w|w(?!a)", ""),  # wo: o; Itow: Ito
        ("m(?=[bp])", "n"),  # Kambe: Kanbe
        ("n+(?=m)", ""),  # Honma as Homma, of which one m is left
        ("h(?![aiueoy])", ""),  # Ohno, Yuhki: the h only lengthens the vowel
        # Ou, oo, oh: o. In Ohira and Ohishi nobody can tell whether the h is spoken, so it counts nowhere after o.
        ("o[ouh]+", "o"),
    )
)

_KANA = {
    kana: row + vowel
    for row, letters in (
        ("", "あいうえお"),
        ("k", "かきくけこ"),
        ("g", "がぎぐげご"),
        ("s", "さしすせそ"),
        ("z", "ざじずぜぞ"),
        ("t", "たちつてと"),
        ("d", "だぢづでど"),
        ("n", "なにぬねの"),
        ("h", "はひふへほ"),
        ("b", "ばびぶべぼ"),
        ("p", "ぱぴぷぺぽ"),
        ("m", "まみむめも"),
        ("r", "らりるれろ"),
        ("w", "わゐ ゑを"),
    )
    for kana, vowel in zip(letters, "aiueo", strict=True)
} | {"や": "ya", "ゆ": "yu", "よ": "yo", "ん": "n", "ゔ": "vu"}
_SMALL_Y = {"ゃ": "a", "ゅ": "u", "ょ": "o"}
_SMALL_VOWELS = {"ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o", "ゎ": "a"}
_HIRAGANA = {code: chr(code - 0x60) for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
_VOICED = "\u3099"


@lru_cache(maxsize=8192)
def romaji_key(word: str) -> str:
    """The one form of `word`, a name in Latin letters; "" when it has none.

    The same for Hepburn, Kunrei-shiki and Nihon-shiki, for long vowels written in any way or not at all, with and
    without doubled letters, apostrophes and hyphens, in any case and width.
    """
    key = _NO_LETTER.sub("", unicodedata.normalize("NFKD", word).casefold())
    key = _DOUBLED.sub(r"\1", key)
    for pattern, form in _RULES:
        key = pattern.sub(form, key)
    return _DOUBLED.sub(r"\1", key)


@lru_cache(maxsize=8192)
def romaji_of(kana: str) -> str:
    """The form that `romaji_key` gives of every romanisation of `kana`, a reading in hiragana or katakana of any width.

    What is no kana counts only when it is a Latin letter.
    """
    return romaji_key("".join(_spelt(unicodedata.normalize("NFKC", kana).translate(_HIRAGANA))))


def _spelt(hiragana: str) -> Iterator[str]:
    """Kunrei-shiki, without doubled consonants and the marks of long vowels: they count for nothing."""
    last = ""
    for kana in _repeated(hiragana):
        small = kana in _SMALL_Y or kana in _SMALL_VOWELS
        if last and not small:
            yield last
        if small:
            vowel = _SMALL_Y.get(kana) or _SMALL_VOWELS[kana]
            yield _contracted(last, vowel, kana in _SMALL_Y)
            last = ""
        else:
            last = _KANA.get(kana, kana)
    yield last


def _contracted(before: str, vowel: str, palatal: bool) -> str:
    """A large kana and the small one behind it: きゃ kya, じぇ zye, ファ fa, ティ ti, デュ dyu."""
    if palatal:
        return f"{before[:-1]}y{vowel}" if before[-1:] in ("i", "e", "u") and len(before) > 1 else f"{before}y{vowel}"
    if before in ("si", "zi", "ti", "di"):
        return f"{before[:-1]}y{vowel}"
    match before:
        case "hu":
            return f"f{vowel}"
        case "u":
            return f"w{vowel}"
        case "i":
            return f"y{vowel}"
        case _:
            return before[:-1] + vowel if len(before) > 1 else before + vowel


def _repeated(hiragana: str) -> Iterator[str]:
    """The letters, with the marks of repetition (みすゞ) replaced by what they repeat."""
    last = ""
    for kana in hiragana:
        match kana:
            case "ゝ":
                last = unicodedata.normalize("NFD", last)[:1]
            case "ゞ":
                last = unicodedata.normalize("NFC", unicodedata.normalize("NFD", last)[:1] + _VOICED)
            case _:
                last = kana
        yield last
