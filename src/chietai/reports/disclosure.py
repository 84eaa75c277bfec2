"""What each level lets through: every text and name of a summary passes here, once."""

from chietai.meeting.events import Event, MemberRegistered, MemberRevised
from chietai.meeting.model import Member
from chietai.meeting.state import Entry, State
from chietai.meeting.views import organisations, speaker
from chietai.reports.anonymous import Anonymous
from chietai.reports.summary import Level, Voice
from chietai.text.folding import fold
from chietai.text.gate import visible


class Lens:
    """A state as one level may see it."""

    def __init__(self, state: State, level: Level, counted: tuple[Event, ...]) -> None:
        """`counted`: the events that count, from `chietai.reports.attendance.counted_events`."""
        self._state = state
        self.level = level
        self.names = level is not Level.PUBLIC
        self.speakers = level is Level.ORIGINAL
        self._bodies = {fold(name) for name in organisations(state)}
        self._anonymous = None if self.names else _anonymous(state, counted)

    def text(self, text: str | None) -> str:
        """One line, safe to show, without names of people where the level tells none."""
        return self._through(visible(text or "").strip())

    def paragraphs(self, text: str | None) -> tuple[str, ...]:
        """The lines of a text of several lines, without empty ones."""
        lines = visible(text or "", multiline=True).split("\n")
        return tuple(self._through(line.strip()) for line in lines if line.strip())

    def person(self, member: Member | None) -> str:
        """The name of a member, where the level tells names."""
        return visible(member.name).strip() if member and self.names else ""

    def body(self, name: str) -> str:
        """The name of an organisation. Where the level tells no names, what may be a person is left out."""
        if self._anonymous is not None and self._anonymous.is_person(name):
            return ""
        return self.text(name)

    def promiser(self, entry: Entry) -> Voice:
        """Who promised: with the name where the level tells names, else only what is surely no person."""
        organisation = self.body(speaker(self._state, entry))
        if fold(entry.who) in self._bodies:  # a body, not a person
            return Voice(self.body(entry.who) or organisation, entry.table)
        if not self.names:
            return Voice(organisation, entry.table)
        name = self.text(entry.who) or self.person(self._state.members.get(entry.member_id))
        return Voice(organisation, entry.table, "" if fold(name) == fold(organisation) else name)

    def voice(self, entry: Entry) -> Voice:
        """Whose words an entry holds."""
        name = self.person(self._state.members.get(entry.member_id)) if self.speakers else ""
        return Voice(self.body(speaker(self._state, entry)), entry.table, name)

    def _through(self, text: str) -> str:
        return text if self._anonymous is None else self._anonymous.text(text)


def _anonymous(state: State, counted: tuple[Event, ...]) -> Anonymous:
    # Also people who were taken off the list, and names as they were spelled before a correction.
    people = [e.member for e in counted if isinstance(e, MemberRegistered | MemberRevised)]
    people += state.members.values()
    council, details = state.council, state.details
    bodies = {person.organisation for person in people}
    kept = {council.name, council.parent, council.area, details.place or "", details.case_name or ""}
    case = (details.case_name or "").strip()
    kept |= {case.removesuffix(title) for title in ("さん", "様", "氏", "くん", "ちゃん")}
    return Anonymous({p.name for p in people}, {p.reading for p in people}, bodies | kept)
