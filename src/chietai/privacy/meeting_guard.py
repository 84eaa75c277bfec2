"""The guard of one meeting: it knows everybody who ever was on its list, and its bodies and places."""

from collections.abc import Iterable

from chietai.meeting.events import Event, MemberRegistered, MemberRevised
from chietai.meeting.model import Member
from chietai.meeting.state import State
from chietai.privacy.bodies import surely_a_person
from chietai.privacy.guard import Guard
from chietai.privacy.judgements import NO_JUDGEMENTS, Judgements
from chietai.privacy.known_people import KnownPeople
from chietai.privacy.mask_keys import NO_KEYS, MaskKeys
from chietai.privacy.named_people import Person, names_in_field, people_of
from chietai.privacy.offices import people_behind_offices
from chietai.privacy.strangers import strangers_in


def guard_of(state: State, keys: MaskKeys = NO_KEYS, judgements: Judgements = NO_JUDGEMENTS) -> Guard:
    """The guard for everything that `state` holds, with what a person has judged there.

    `keys`: of people of the council's other meetings, and of those whose names were erased. `judgements`: made later
    than those of the meeting.
    """
    people = listed_people(state)
    council, details = state.council, state.details
    bodies = {person.organisation for person in people if not surely_a_person(person.organisation)}
    places = {council.name, council.parent, council.area, details.place or ""}
    unbroken = bodies | {name for name in places if not _is_with_somebody(name)}
    names = _named(people, state)
    known = KnownPeople(names, unbroken, keys)
    case = (details.case_name or "").strip()
    if case and not known.find(case):  # an assumed name that is somebody's as well hides nobody
        stems = {case.removesuffix(title) for title in ("さん", "様", "氏", "くん", "ちゃん")}
        known = KnownPeople(names, unbroken | {case} | stems, keys)
    return Guard(known, Judgements(state.judgements).and_these(judgements.given))


def named_in(state: State) -> set[Person]:
    """Whom the meeting itself names: who is or was on its list, and who stands in a field where people are named."""
    return _named(listed_people(state), state)


def _named(listed: Iterable[Member], state: State) -> set[Person]:
    return {(person.name, person.reading) for person in listed} | _named_in_fields(state)


def _is_with_somebody(place: str) -> bool:
    """Whether the name of a place or council may speak of a person: 小川さん宅 is somebody's, 小川町集会所 is not."""
    return any(True for _found in strangers_in(place))


def _named_in_fields(state: State) -> set[Person]:
    """Who stands on no list, but is named where people are: as the secretariat, as who promised."""
    office = state.details.secretariat or ""
    behind = (*names_in_field(office), *people_behind_offices(office))
    return people_of(link.event for link in state.counted()) | {(name, "") for name in behind}


def listed_people(state: State) -> list[Member]:
    """Everybody who is or was on the list, also under the name before a correction. What was undone counts not."""
    events: Iterable[Event] = (link.event for link in state.counted())
    people = [event.member for event in events if isinstance(event, MemberRegistered | MemberRevised)]
    return [*people, *state.members.values()]
