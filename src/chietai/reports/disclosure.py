"""What each level lets through: every text and name of a summary passes here, once."""

from typing import assert_never

from chietai.meeting.kinds import EntryKind, MemberAttribute
from chietai.meeting.model import Member
from chietai.meeting.state import Entry, State
from chietai.meeting.views import organisations, speaker
from chietai.privacy.findings import Guarded, Sort, names_somebody
from chietai.privacy.groups import USUAL_SIZE
from chietai.privacy.guard import Guard
from chietai.privacy.offices import offices_in
from chietai.privacy.readers import Reader, personal, rights_of
from chietai.reports.attribution import Attribution
from chietai.reports.review import Part, Place, Review, review_of
from chietai.reports.summary import Level, Voice
from chietai.text.folding import fold
from chietai.text.gate import visible

_FACTS, _MEMBERS = Place(Part.FACTS), Place(Part.MEMBERS)
_LONGEST_PLACE = 3
"""Characters of a place that is a surname as well (本町, 五日市)."""
_AFTER_ALL = 100_000
"""More than any list has bodies, and any room tables."""


def reader_of(level: Level) -> Reader:
    """Who reads a document of `level`."""
    match level:
        case Level.ORIGINAL:
            return Reader.SECRETARIAT
        case Level.MEMBERS:
            return Reader.MEMBERS
        case Level.PUBLIC:
            return Reader.PUBLIC


class Disclosure:
    """A state as one level may see it. Where it is not told who said what, each name stands for `group_size` people."""

    def __init__(self, state: State, level: Level, guard: Guard, group_size: int = USUAL_SIZE) -> None:
        self._state = state
        self.level = level
        self._reader = reader_of(level)
        self._guard = guard
        self.group_size = group_size
        rights = rights_of(self._reader)
        self.names, self.speakers = rights.names, rights.speakers
        self._attribution = Attribution(state, guard, group_size)
        self._order = {fold(name): n for n, name in enumerate(organisations(state))}
        self._seen: dict[tuple[str, str], tuple[Place, Guarded]] = {}

    def review(self) -> Review:
        """What was hidden and kept in all that passed here so far. A text that came several times counts once."""
        return review_of(self._seen.values(), self._guard.judgements)

    def text(self, text: str | None, place: Place = _FACTS) -> str:
        """One line, safe to show, without names of people where the level tells none. `place`: where it stands."""
        return self._through(visible(text or "").strip(), place)

    def of_council(self, name: str) -> str:
        """The name of the council, of the body above it or of its area: whole, although somebody on the list may be
        called as a place is. A longer name of somebody, and a telephone, are no place.
        """
        shown = visible(name).strip()
        hidden = self._guard.look(shown, self._reader).hidden
        place = all(one.sort is Sort.KNOWN and one.end - one.start <= _LONGEST_PLACE for one in hidden)
        return shown if place else self.text(shown)

    def paragraphs(self, text: str | None, place: Place = _FACTS) -> tuple[str, ...]:
        """The lines of a text of several lines, without empty ones."""
        lines = visible(text or "", multiline=True).split("\n")
        return tuple(self._through(line.strip(), place) for line in lines if line.strip())

    def office(self, text: str | None) -> str:
        """The offices that a line names. Where the level tells no names, neither their people nor their numbers are
        told; but where somebody has said that a word of the line may stay, the line stays as the guard shows it.
        """
        guarded = self._guard.look(visible(text or "").strip(), self._reader)
        shown = self._noted(guarded, _FACTS)
        return shown if self.names or guarded.kept else offices_in(shown, self._guard.people.is_unbroken)

    def said(self, entry: Entry) -> str:
        """The words of an entry."""
        return self.text(entry.text, self.where(entry))

    def where(self, entry: Entry) -> Place:
        """Where the words of an entry stand."""
        trouble = self._state.entries.get(entry.trouble_id)
        return Place(Part.ENTRY, entry.kind, entry.no or (trouble.no if trouble else 0))

    def attribute(self, member: Member, attribute: MemberAttribute) -> str:
        """What the level tells of an attribute of a member; "" where it tells nothing."""
        if personal(attribute) and not self.names:
            return ""
        value = member.attribute(attribute)
        if personal(attribute):  # told as it is: what it leads to is told as well
            return visible(value).strip()
        return self.body(value) if attribute is MemberAttribute.ORGANISATION else self.text(value, _MEMBERS)

    def person(self, member: Member | None) -> str:
        """The name of a member, where the level tells names."""
        return visible(member.name).strip() if member and self.names else ""

    def body(self, name: str, place: Place = _MEMBERS) -> str:
        """The name of an organisation. Where the level tells no names, what may be a person is left out."""
        return self._noted(self._guard.look_at_body(visible(name).strip(), self._reader), place)

    def promiser(self, entry: Entry) -> Voice:
        """Who promised: with the name where the level tells names, else only what is surely no person.

        A promise is an undertaking, so the body that gave it is told, however few people of it were there.
        """
        place = self.where(entry)
        organisation = self.body(speaker(self._state, entry), place)
        table = entry.table if self.names or self._attribution.told_at(entry.table) else None
        if fold(entry.who) in self._order:  # a body, not a person
            return Voice(self.body(entry.who, place) or organisation, table)
        if not self.names:
            return Voice(organisation, table)
        name = self._named(entry.who, place) or self.person(self._state.members.get(entry.member_id))
        return Voice(organisation, table, "" if fold(name) == fold(organisation) else name)

    def voice(self, entry: Entry) -> Voice:
        """Whose words an entry holds: where the level tells no speakers, a group of bodies, or a table, or nothing.

        Whose the words are that were left unsaid, only the original tells.
        """
        match entry.kind:
            case EntryKind.UNSAID if not self.speakers:
                return Voice()
            case EntryKind.NOTE:
                return Voice()  # private: no document holds one
            case (
                EntryKind.TROUBLE
                | EntryKind.OFFER
                | EntryKind.WISDOM
                | EntryKind.HOPE
                | EntryKind.CASE
                | EntryKind.PROMISE
                | EntryKind.UNSAID
            ):
                pass
            case _:
                assert_never(entry.kind)
        place = self.where(entry)
        if self.speakers:
            name = self.person(self._state.members.get(entry.member_id))
            return Voice(self.body(speaker(self._state, entry), place), entry.table, name)
        if label := self._attribution.label(entry):
            return Voice(self.text(label.name, place), others=label.others)
        return Voice(table=self._attribution.table(entry))

    def rank(self, entry: Entry) -> tuple[int, str]:
        """Where the words of an entry stand among those of others, by whose they are: in the order of the list.

        Words of one group, one table or nobody have one rank. Tables come after bodies, and nobody's words at the end.
        """
        if self.speakers:
            key = fold(self.body(speaker(self._state, entry), self.where(entry)))
            if key:
                return self._order.get(key, len(self._order)), key
            return _AFTER_ALL + (entry.table or _AFTER_ALL), ""
        if label := self._attribution.label(entry):
            return self._attribution.rank(label), ""
        return _AFTER_ALL + (self._attribution.table(entry) or _AFTER_ALL), ""

    def _named(self, who: str, place: Place) -> str:
        """Who somebody is, on a list or not, for a reader who is told names: without what leads there otherwise."""
        guarded = self._guard.look(visible(who).strip(), self._reader)
        if all(names_somebody(one.sort) for one in guarded.hidden):
            return guarded.text
        return self._noted(guarded, place)

    def _through(self, text: str, place: Place) -> str:
        return self._noted(self._guard.look(text, self._reader), place)

    def _noted(self, guarded: Guarded, place: Place) -> str:
        if guarded.hidden or guarded.kept:
            self._seen.setdefault((guarded.text, guarded.shown), (place, guarded))
        return guarded.shown
