"""Telling the name of a body from that of a person: 高木さん is a person, ささえあいさん is a body."""

import re

from chietai.privacy.surnames import is_full_name
from chietai.privacy.vocabulary import BODIES, CALLINGS, NAMES_OF_NOBODY, TITLES, any_of
from chietai.text.characters import KANJI_RANGES
from chietai.text.folding import plain_kanji, variant_key

_TITLES = sorted({variant_key(title) for title in TITLES[:9]}, key=len, reverse=True)
_KANJI = re.compile(f"[{KANJI_RANGES}]{{1,5}}")
# The last character of a word in kanji that is nobody's name: of a trade, a house, a body.
_NO_NAMES = frozenset("屋店局院館社所会組課係室署庁省科隣堂亭庵号者員師客役親母父")
_BODY = re.compile(
    any_of(variant_key(word) for word in (*BODIES, "法人", "連合", "組合", "協議", "株式", "有限") if len(word) > 1)
)
_CALLINGS = frozenset(variant_key(word) for word in CALLINGS)


def surely_a_person(name: str) -> bool:
    """Whether `name` is somebody's, whoever it may be, even where a list has it as that of a body: 高木さん."""
    stem = _stem(name)
    if not stem:
        return is_full_name(plain_kanji(variant_key(name)))
    return bool(_KANJI.fullmatch(stem)) and perhaps_a_person(name)


def perhaps_a_person(name: str) -> bool:
    """Whether `name` may be somebody's, for all that can be seen of it: also たかぎさん, and then ささえあいさん."""
    stem = _stem(name)
    if not stem or stem in _CALLINGS or NAMES_OF_NOBODY.fullmatch(variant_key(name)):
        return False
    return stem[-1] not in _NO_NAMES and not _BODY.search(stem)


def _stem(name: str) -> str:
    """`name` as far as it goes before さん, 様 and the like; "" where it does not end so."""
    key = variant_key(name)
    title = next((title for title in _TITLES if key.endswith(title)), "")
    return key.removesuffix(title) if title else ""
