"""Whether letters that were found are a word of their own, or lie inside a longer one (林実 in 竹林実験).

Japanese has no spaces, so a run of kanji may hold a name by chance. Beside a name stand titles, offices, labels and
words of time without a space; other kanji make it another word, unless the name is so long that it is none by chance.
"""

import re

from chietai.privacy.surnames import is_surname
from chietai.privacy.vocabulary import HOUSEHOLD, KIN, LABELS, ROLES, SPEECH, TIMES, TITLES
from chietai.text.characters import KANJI_RANGES

_LONG = 4  # kanji of a whole name that is no part of a word by chance
_LONGEST_FAMILY = 3
_KANJI_AFTER = re.compile(f"[{KANJI_RANGES}]+")
_KANJI_BEFORE = re.compile(f"[{KANJI_RANGES}]+$")
_WORD_AFTER = re.compile(r"[0-9A-Za-z]+", re.ASCII)
_WORD_BEFORE = re.compile(r"[0-9A-Za-z]+$", re.ASCII)
_HEXADECIMAL = re.compile(r"[0-9a-fA-F]+")
_NEAR = 24
_BEFORE_NAMES = (*ROLES, *LABELS, *TIMES)
_AFTER_NAMES = (*TITLES, *ROLES, *HOUSEHOLD, *KIN, *SPEECH)
# With one of these behind it a given name is another one: 健太, 健太郎.
_ENDS_OF_NAMES = frozenset("郎朗子美男夫雄生江代枝恵香奈乃太介助平也治司一二三")


def inside_word(text: str, start: int, end: int, family: str) -> bool:
    """Whether the kanji at `text[start:end]`, a name or a part of one, belong to a longer word or name.

    `family`: the family name with which they begin; "" where nobody knows.
    """
    before = _KANJI_BEFORE.search(text, max(0, start - _NEAR), start)
    after = _KANJI_AFTER.match(text, end, end + _NEAR)
    long = end - start >= _LONG
    if before and _KANJI_AFTER.match(text[start]) and _longer_before(before[0], family, long=long):
        return True
    return bool(after and _KANJI_AFTER.match(text[end - 1]) and _longer_after(text, end, after[0], long=long))


def _longer_before(kanji: str, family: str, *, long: bool) -> bool:
    if kanji.endswith(_BEFORE_NAMES):
        return False
    if not long:
        return True
    return any(is_surname(kanji[-more:] + family) for more in range(1, _LONGEST_FAMILY))


def _longer_after(text: str, end: int, kanji: str, *, long: bool) -> bool:
    if text.startswith(_AFTER_NAMES, end):
        return False
    return not long or (kanji[0] in _ENDS_OF_NAMES and (len(kanji) == 1 or kanji[1:].startswith(_AFTER_NAMES)))


def beside_latin(text: str, start: int, end: int) -> str:
    """The letters and digits right beside `text[start:end]`, which is in Latin letters, on both sides together."""
    before = _WORD_BEFORE.search(text, max(0, start - _NEAR), start)
    after = _WORD_AFTER.match(text, end, end + _NEAR)
    return (before[0] if before else "") + (after[0] if after else "")


def is_hexadecimal(text: str) -> bool:
    """Whether Latin letters with digits among them are a colour or a checksum rather than a word."""
    return bool(_HEXADECIMAL.fullmatch(text)) and any(map(str.isdigit, text))
