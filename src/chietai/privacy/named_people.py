"""Who is named by what a meeting keeps in fields: the list of members, who promised, who the secretariat is.

The first is a list of people. The other fields hold people, offices and bodies alike, and the name of an office must
not be hidden afterwards in every paper of the council. So of them only what cannot well be anything but a name counts.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from chietai.meeting.corrections import EntryCorrected, EntryRevised
from chietai.meeting.entries import PromiseMade
from chietai.meeting.events import Event, MemberRegistered, MemberRevised, PromiseCarried, SessionDescribed
from chietai.privacy.bodies import perhaps_a_person, surely_a_person
from chietai.privacy.name_forms import listed_names
from chietai.privacy.offices import people_behind_offices
from chietai.privacy.surnames import (
    is_full_name,
    is_given_name,
    is_place_or_word,
    is_single_kanji_surname,
    is_surname,
    looks_like_surname,
)
from chietai.privacy.vocabulary import BODIES, CALLINGS, HOUSEHOLD, KIN, LABELS, PLACEHOLDERS, ROLES, TITLES, any_of
from chietai.text.characters import KANJI_RANGES
from chietai.text.figures import halfwidth
from chietai.text.folding import plain_kanji, variant_key

Person = tuple[str, str]
"""A name and its reading ("" where there is none), as somebody wrote them."""

_PARTS = re.compile(r"[、。，．,.・･/／;；:：()（）\[\]［］「」『』【】|\n]+|(?<=さん|さま)と|(?<=[氏様])と")
_KANJI = re.compile(f"[{KANJI_RANGES}]{{1,5}}")
_SHORT_KANA = re.compile("[ァ-ヺー]{2,4}|[ぁ-ゖー]{2,3}")  # longer ones with さん are mostly bodies: ささえあいさん
_KANA_END = re.compile("[ぁ-ゖァ-ヺー]{1,5}$")  # of a whole name: 渡邉トメさん
# A given name in kana after a family name: トシ子, さくら.
_GIVEN_IN_KANA = re.compile(
    "[ァ-ヺー]{2,5}|[ぁ-ゖァ-ヺー]{1,4}[一-鿿]|(?!.*(?:まで|から|ほか|など|たち|より|だけ|[がはをにでとも])$)[ぁ-ゖー]{3,4}"
)
_LONGEST_GIVEN = 3
_HONORIFIC, _HOUSEHOLD = re.compile(any_of(TITLES) + "$"), re.compile(any_of(HOUSEHOLD) + "$")
_ROLE = any_of(role for role in (*ROLES, *LABELS) if len(role) > 1)
_ROLE_WHOLE, _ROLE_BEFORE, _ROLE_AFTER = re.compile(_ROLE), re.compile(f"^{_ROLE}の?"), re.compile(f"{_ROLE}$")
_BODY_END = re.compile(any_of(word for word in BODIES if len(word) > 1) + "$")
_OFFICE_END = re.compile(any_of((*BODIES, *ROLES)) + "$")
_NOBODY = frozenset(map(variant_key, (*CALLINGS, *PLACEHOLDERS, *BODIES, *LABELS, *ROLES, *KIN)))


def people_of(events: Iterable[Event]) -> set[Person]:
    """Everybody whom `events` name in a field: also those who were corrected, removed or undone."""
    people: set[Person] = set()
    bodies: set[str] = set()
    perhaps: set[str] = set()
    for event in events:
        match event:
            case MemberRegistered() | MemberRevised():
                if not _is_body(event.member.name):
                    people.add((event.member.name, event.member.reading))
                if surely_a_person(event.member.organisation):
                    people.add((event.member.organisation, ""))
                bodies |= {event.member.organisation, event.member.sector, event.member.district}
            case PromiseMade() | PromiseCarried() | EntryRevised() | EntryCorrected():
                perhaps.add(event.who or "")
            case SessionDescribed():
                office = event.details.secretariat or ""
                perhaps.add(office)
                people |= {(name, "") for name in people_behind_offices(office)}
            case _:
                pass
    keys = {variant_key(body) for body in bodies}
    return people | {(name, "") for text in perhaps if variant_key(text) not in keys for name in names_in_field(text)}


def _is_body(name: str) -> bool:
    """Whether a name on a list is that of a body: a column was taken for another, which was put right later."""
    return any(_BODY_END.search(one.whole) for one in listed_names(name))


def names_in_field(text: str) -> Iterator[str]:
    """The names of people in the text of a field that may name people, offices and bodies."""
    for part in _PARTS.split(halfwidth(text)):
        words = part.split()
        names: list[str] = []
        before = ""
        for word, after in zip_longest(words, words[1:], fillvalue=""):
            name = _given_name(word, alone=len(words) == 2) if names else ""
            town = not before and bool(_OFFICE_END.search(after))
            name = name or _name_in(word, by_office=bool(_ROLE_WHOLE.fullmatch(before)), town=town)
            if name:
                names.append(name)
            elif names:
                yield " ".join(names)
                names = []
            before = word
        if names:
            yield " ".join(names)


def _name_in(word: str, *, by_office: bool, town: bool) -> str:
    """The name that `word` is, without honorific and office; "" when it may be anything else.

    `by_office`: an office stands before it. `town`: it stands where that of a town does, before an office.
    """
    honoured = _HONORIFIC.sub("", word)
    name = honoured
    for other in (_HOUSEHOLD, _ROLE_BEFORE, _ROLE_AFTER):
        name = other.sub("", name) or name
    key = plain_kanji(name)
    if variant_key(name) in _NOBODY or _BODY_END.search(name) or not listed_names(name):
        return ""
    if is_surname(key) or is_full_name(key):
        return "" if town and name == word and is_place_or_word(key) else name
    if name != honoured or by_office:
        return name if looks_like_surname(key) or is_single_kanji_surname(key) else ""
    return name if honoured != word and perhaps_a_person(word) and _is_honoured_name(name) else ""


def _is_honoured_name(name: str) -> bool:
    """Whether what stands before an honorific is built like a name."""
    if _KANJI.fullmatch(name):
        return len(name) > 1 or is_single_kanji_surname(plain_kanji(name))
    return bool(_SHORT_KANA.fullmatch(name) or _KANJI.fullmatch(_KANA_END.sub("", name)))


def _given_name(word: str, *, alone: bool) -> str:
    """The given name that `word` is behind a family name, without what stands behind it; "" for none. `alone`: the two
    are all that is written there.
    """
    name = _HONORIFIC.sub("", word)
    if variant_key(name) in _NOBODY or _BODY_END.search(name):
        return ""
    if alone and len(name) <= _LONGEST_GIVEN and _KANJI.fullmatch(name) and not _OFFICE_END.search(name):
        return name
    return name if is_given_name(plain_kanji(name)) or _GIVEN_IN_KANA.fullmatch(name) else ""
