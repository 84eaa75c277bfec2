"""Finding members by what is typed of them: a part of the name, its reading, the number, the organisation."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from chietai.meeting.addresses import letters_in_turn
from chietai.meeting.model import Member
from chietai.meeting.state import State
from chietai.meeting.views import members
from chietai.text.figures import halfwidth
from chietai.text.folding import fold

T = TypeVar("T")


def members_fitting(state: State, typed: str) -> list[Member]:
    """The members whose name, reading, number or organisation has `typed` in it, best first; 1 means No. 001."""
    key = fold(typed)
    if not key:
        return []
    fitting = sorted_by_fit(members(state), key, lambda m: (*person_keys(m), fold(m.organisation)))
    if not fitting:  # 024 for No. 24
        return [member for member in members(state) if _same_number(fold(member.number), key)]
    return sorted(fitting, key=lambda m: not _same_number(fold(m.number), key))


def _same_number(number: str, key: str) -> bool:
    return number == key or (number.isdecimal() and key.isdecimal() and number.lstrip("0") == key.lstrip("0"))


def person_keys(member: Member) -> tuple[str, ...]:
    """What a member is found by, folded: name, reading, number."""
    return (fold(member.name), fold(member.reading), fold(member.number))


def sorted_by_fit(things: Sequence[T], key: str, keys_of: Callable[[T], tuple[str, ...]]) -> list[T]:
    """Those of `things` of which a key begins with `key`, then those in which it stands, then as its letters in turn.

    Keys are folded. An empty `key` fits all.
    """
    ranked: list[tuple[int, int, T]] = []
    for place, thing in enumerate(things):
        keys = [k for k in keys_of(thing) if k]
        if any(k.startswith(key) for k in keys):
            ranked.append((0, place, thing))
        elif any(key in k for k in keys):
            ranked.append((1, place, thing))
        elif len(key) > 1 and any(letters_in_turn(key, k) for k in keys):
            ranked.append((2, place, thing))
    return [thing for _rank, _place, thing in sorted(ranked, key=lambda r: r[:2])]


def is_newcomer(text: str) -> bool:
    """Whether `text` names somebody to be put on the list: it begins with "+"."""
    return halfwidth(text).lstrip().startswith("+")
