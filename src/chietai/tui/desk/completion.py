"""What the entry line offers while a name is being typed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from chietai.meeting import views
from chietai.meeting.kinds import Presence
from chietai.meeting.line import organisation
from chietai.meeting.model import Member
from chietai.meeting.state import State
from chietai.text.folding import fold
from chietai.tui.grid import safe
from chietai.wording import names

T = TypeVar("T")

MOST = 6
"""More lines would cover what the room reads."""

_AT = re.compile(r"(?:^|(?<=\s))[@＠](\S*)$")


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of a completion list: what it says, and the whole line when it is taken; or a member to be marked."""

    label: str
    note: str = ""
    line: str = ""
    member_id: str = ""


def completions(state: State, line: str) -> list[Offer]:
    """Organisations and seated people for the `@...` that `line` ends with; nothing when it does not."""
    match = _AT.search(line)
    if not match:
        return []
    key, before = fold(match[1]), line[: match.start()]
    found = []
    for name in sorted_by_fit(views.organisations(state), key, lambda name: (fold(name),)):
        # The line ends a name at a space, so of a name with spaces its first word has to do.
        word = name.split()[0]
        if organisation(state, word) == name:
            found.append(Offer(safe(name), line=f"{before}@{word} "))
    if key:
        seated = [m for m in views.members(state) if m.id in state.seats]
        found += [
            Offer(
                f"{safe(m.name)}",
                " ".join((safe(m.organisation), names.table(state.seats[m.id].table))),
                line=f"{before}s{state.seats[m.id].number} ",
            )
            for m in sorted_by_fit(seated, key, _person_keys)
        ]
    return found[:MOST]


def people(state: State, typed: str, most: int = MOST) -> list[Offer]:
    """The members whose name, reading, number or organisation has `typed` in it, best first."""
    key = fold(typed)
    if not key:
        return []
    found = sorted_by_fit(views.members(state), key, lambda m: (*_person_keys(m), fold(m.organisation)))
    exact = [m for m in found if fold(m.number) == key]
    found = exact + [m for m in found if m not in exact]
    return [Offer(person_line(state, m), presence_of(state, m), member_id=m.id) for m in found[:most]]


def person_line(state: State, member: Member) -> str:
    """Number, name and organisation of a member."""
    return " ".join(safe(part) for part in (member.number, member.name, member.organisation) if part)


def presence_of(state: State, member: Member) -> str:
    """Where a member is, in words."""
    return names.presence(state.presence.get(member.id, Presence.EXPECTED))


def _person_keys(member: Member) -> tuple[str, ...]:
    return (fold(member.name), fold(member.reading), fold(member.number))


def sorted_by_fit(things: list[T], key: str, keys_of: Callable[[T], tuple[str, ...]]) -> list[T]:
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
        elif any(_in_turn(key, k) for k in keys):
            ranked.append((2, place, thing))
    return [thing for _rank, _place, thing in sorted(ranked, key=lambda r: r[:2])]


def _in_turn(key: str, name: str) -> bool:
    rest = iter(name)
    return len(key) > 1 and all(letter in rest for letter in key)
