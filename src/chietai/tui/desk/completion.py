"""What the entry line offers while a name is being typed."""

import re
from dataclasses import dataclass

from chietai.meeting import views
from chietai.meeting.kinds import Presence
from chietai.meeting.member_search import members_fitting, person_keys, sorted_by_fit
from chietai.meeting.model import Member
from chietai.meeting.state import State
from chietai.text.folding import fold
from chietai.tui.grid import safe
from chietai.wording import names

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
    fitting = sorted_by_fit(views.organisations(state), key, lambda name: (fold(name),))
    offers = [Offer(safe(name), line=f"{before}@{name} ") for name in fitting]
    if key:
        seated = [m for m in views.members(state) if m.id in state.seats]
        offers += [
            Offer(
                f"{safe(m.name)}",
                " ".join((safe(m.organisation), names.table(state.seats[m.id].table))),
                line=f"{before}s{state.seats[m.id].number} ",
            )
            for m in sorted_by_fit(seated, key, person_keys)
        ]
    return offers[:MOST]


def people(state: State, typed: str, most: int = MOST) -> list[Offer]:
    """The members whose name, reading, number or organisation has `typed` in it, best first."""
    fitting = members_fitting(state, typed)
    return [Offer(person_line(state, m), presence_of(state, m), member_id=m.id) for m in fitting[:most]]


def person_line(state: State, member: Member) -> str:
    """Number, name and organisation of a member."""
    return " ".join(safe(part) for part in (member.number, member.name, member.organisation) if part)


def presence_of(state: State, member: Member) -> str:
    """Where a member is, in words."""
    return names.presence(state.presence.get(member.id, Presence.EXPECTED))
