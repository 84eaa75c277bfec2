"""Telling the name of a body from the name of a person: 高木さん is one, ささえあいさん and NPO法人おとなりさん are none."""

import re

from chietai.text.folding import variant_key

HONORIFICS = ("さん", "さま", "様", "氏", "先生", "くん", "君", "ちゃん", "殿")

_STEM = re.compile("[\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{1,5}")
# What bodies and callings are called, as the last character of a name in kanji: nobody's family or given name.
_NO_NAMES = frozenset("屋店局院園館社所会組課係室署庁省科隣堂亭庵寺宮号者員師客役親母父兄姉弟妹様")
_BODIES = re.compile("npo|法人|株式|有限|合同会社|合資|協同|組合|連合|協議|委員会|倶楽部|くらぶ|せんたー|くりにっく|すてーしょん|さろん")


def without_honorific(name: str) -> str:
    """`name` as far as it goes before さん, 様 and the like; "" where it does not end so."""
    key = variant_key(name)
    ends = [title for title in map(variant_key, HONORIFICS) if key.endswith(title)]
    return key.removesuffix(max(ends, key=len)) if ends else ""


def surely_a_person(name: str) -> bool:
    """Whether `name` is that of a person, whoever it may be, even where it stands as that of a body: 高木さん."""
    stem = without_honorific(name)
    return bool(_STEM.fullmatch(stem)) and stem[-1] not in _NO_NAMES and not _BODIES.search(stem)


def perhaps_a_person(name: str) -> bool:
    """Whether `name` may be that of a person, for all that is known of it: たかぎさん, but also ささえあいさん."""
    stem = without_honorific(name)
    return bool(stem) and stem[-1] not in _NO_NAMES and not _BODIES.search(stem)
