"""The head of a 会議録: name, time, place, open or closed, who was there."""

from collections.abc import Iterator
from enum import Enum, auto

from chietai.i18n import _, pgettext
from chietai.meeting.kinds import CouncilKind, Phase, Presence
from chietai.reports import terms
from chietai.reports.document_blocks import Facts
from chietai.reports.summary import Person, Summary
from chietai.wording import names, times


class Attendance(Enum):
    """The rows of the record that a member may stand in."""

    PRESENT = auto()
    ABSENT = auto()
    NOT_RECORDED = auto()


def attendance_of(presence: Presence) -> Attendance:
    """In which row a member stands. Who was there for a part of the meeting counts as present."""
    match presence:
        case Presence.PRESENT | Presence.LATE | Presence.LEFT:
            return Attendance.PRESENT
        case Presence.ABSENT:
            return Attendance.ABSENT
        case Presence.EXPECTED:
            return Attendance.NOT_RECORDED


def facts(summary: Summary) -> Facts:
    """The facts of the meeting, row by row; what is not known has no row."""
    return Facts(tuple((label, lines) for label, lines in _rows(summary) if lines and any(lines)))


def held(summary: Summary) -> str:
    """Day and hours: 令和8年（2026年）11月22日（日） 13:30～15:12."""
    day = times.full_date(summary.date) if summary.date else pgettext("report", "Date not recorded")
    begin = summary.began_at or summary.start
    if begin is None:
        return day
    if summary.closed_at is None:
        return day + " " + _("from {start}").format(start=times.clock_time(begin))
    hours = _("from {start} to {end}").format(start=times.clock_time(begin), end=times.clock_time(summary.closed_at))
    return f"{day} {hours}"


def _rows(summary: Summary) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield pgettext("report", "Council"), (_council(summary),)
    yield pgettext("report", "Meeting"), (_name(summary),)
    yield pgettext("report", "Date and time"), (held(summary),)
    yield pgettext("report", "Place"), (summary.place,)
    yield (
        pgettext("report", "Agenda"),
        (terms.listed(s.title or names.step_kind(s.kind) for s in summary.steps if not s.skipped),),
    )
    yield pgettext("report", "Open or closed"), (_open(summary),)
    people: dict[Attendance, list[Person]] = {row: [] for row in Attendance}
    for person in summary.people:
        people[attendance_of(person.presence)].append(person)
    present, absent = people[Attendance.PRESENT], people[Attendance.ABSENT]
    yield _("Present"), _people(present)
    yield _("Absent"), _people(absent)
    if present or absent or summary.phase is Phase.CLOSED:
        yield pgettext("report", "Attendance not recorded"), _people(people[Attendance.NOT_RECORDED])
    yield pgettext("report", "Quorum"), (_quorum(summary),)
    yield pgettext("report", "Secretariat"), (summary.secretariat,)
    if summary.observers is not None:
        yield (
            pgettext("report", "Observers"),
            (terms.people(summary.observers) if summary.observers else pgettext("report", "None"),),
        )
    yield pgettext("report", "Handouts"), summary.handouts
    yield pgettext("report", "Next meeting"), (next_meeting(summary),)


def next_meeting(summary: Summary) -> str:
    """When and where the council meets next; "" when it is not known."""
    day = times.full_date(summary.next_date) if summary.next_date else ""
    clock = times.clock_time(summary.next_time) if summary.next_time else ""
    return " ".join(part for part in (day, clock, summary.next_note) if part)


def _name(summary: Summary) -> str:
    kind = names.session_kind(summary.kind)
    return summary.title if kind in summary.title else terms.listed((summary.title, kind))


def _council(summary: Summary) -> str:
    kind = "" if summary.council_kind is CouncilKind.OTHER else names.council_kind(summary.council_kind)
    return summary.council + terms.aside(terms.listed((kind, summary.parent, summary.area)))


def _open(summary: Summary) -> str:
    if summary.public is None:
        return ""
    if summary.public:
        return pgettext("report", "Open to the public")
    reason = terms.labelled(pgettext("report", "reason"), summary.closed_reason) if summary.closed_reason else ""
    return pgettext("report", "Closed to the public") + terms.aside(reason)


def _quorum(summary: Summary) -> str:
    quorum = summary.quorum
    if quorum is None:
        return ""
    met = pgettext("report", "reached") if quorum.attended >= quorum.needed else pgettext("report", "not reached")
    end = ""
    if quorum.attended >= quorum.needed > quorum.at_end and summary.phase is Phase.CLOSED:
        end = _("{people} at the end").format(people=terms.people(quorum.at_end))
    present = terms.labelled(pgettext("report", "present"), terms.people(quorum.attended))
    return terms.people(quorum.needed) + terms.aside(terms.listed((present, met, end)))


def _people(people: list[Person]) -> tuple[str, ...]:
    """How many, then by organisation: the names, or where names are not told, how many from each."""
    if not people:
        return ()
    by: dict[str, list[Person]] = {}
    for person in people:
        by.setdefault(person.organisation, []).append(person)
    lines = []
    for organisation, members in by.items():
        label = organisation or pgettext("report", "No organisation")
        if any(member.name for member in members):
            lines.append(terms.labelled(label, terms.listed(map(_person, members))))
        else:
            counts = {kind: sum(m.presence is kind for m in members) for kind in (Presence.LATE, Presence.LEFT)}
            extra = [f"{names.presence(kind)} {terms.people(n)}" for kind, n in counts.items() if n]
            lines.append(terms.labelled(label, terms.people(len(members))) + terms.aside(terms.listed(extra)))
    return (terms.people(len(people)), *lines)


def _person(person: Person) -> str:
    remarks = [person.role]
    if person.presence is Presence.LATE or person.came:
        remarks.append(_moment(Presence.LATE, times.clock_time(person.came) if person.came else ""))
    if person.presence is Presence.LEFT:
        remarks.append(_moment(Presence.LEFT, times.clock_time(person.left) if person.left else ""))
    return person.name + terms.aside(terms.listed(remarks))


def _moment(kind: Presence, clock: str) -> str:
    return " ".join(part for part in (clock, names.presence(kind)) if part)
