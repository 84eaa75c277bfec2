"""The summary as tables for a spreadsheet: one row one thing, one cell one datum, every column always there.

What was merged is a row of its own that names the number of the row it was laid under. Dates and times are ISO 8601
with a space in the middle, which spreadsheets read as dates; times used are minutes.

As CSV for Excel and LibreOffice a table is UTF-8 with BOM, CRLF, every field in quotes. A spreadsheet takes a field
that begins with = + - @ for a formula. Such a field gets one apostrophe (') before it, and so does a field that begins
with an apostrophe of its own; to have the text back, take one apostrophe off the front of every field that begins with
one (`restore`). Nothing else is changed.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from chietai.i18n import _, pgettext
from chietai.meeting.kinds import MemberAttribute
from chietai.privacy.readers import personal, rights_of
from chietai.reports import terms
from chietai.reports.disclosure import reader_of
from chietai.reports.summary import Group, Opinion, Promise, Summary, Trouble
from chietai.wording import names, times

Row = tuple[str, ...]

_STARTERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
# Spreadsheets skip these before they look for a formula.
_SKIPPED = " \u3000\u00a0"


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `name` is a word of the program, never text from people."""

    name: str
    headers: Row
    rows: tuple[Row, ...]


def tables(summary: Summary) -> tuple[Table, ...]:
    """参加者, 困りごと, 意見, 成功例, 約束, 時間. Tables without rows are there too, with their headers."""
    return (
        _participants(summary),
        _troubles(summary),
        _opinions(summary),
        _cases(summary),
        _promises(summary),
        _times(summary),
    )


def _participants(summary: Summary) -> Table:
    named = rights_of(reader_of(summary.level)).names
    attributes = [a for a in MemberAttribute if _heading(a) and (named or not personal(a))]
    headers = (
        *map(_heading, attributes),
        pgettext("report", "Attendance"),
        pgettext("report", "Table"),
        *((pgettext("report", "Came at"), pgettext("report", "Left at")) if named else ()),
    )
    rows = tuple(
        (
            *map(person.attribute, attributes),
            names.presence(person.presence),
            _number(person.table),
            *((_clock(person.came), _clock(person.left)) if named else ()),
        )
        for person in summary.people
    )
    return Table(pgettext("report", "Participants"), headers, rows)


def _heading(attribute: MemberAttribute) -> str:
    """What stands above the column of an attribute; "" for one that has no column."""
    match attribute:
        case MemberAttribute.NUMBER:
            return pgettext("report", "Number")
        case MemberAttribute.NAME:
            return pgettext("report", "Name")
        case MemberAttribute.ORGANISATION:
            return pgettext("report", "Organisation")
        case MemberAttribute.SECTOR:
            return pgettext("report", "Sector")
        case MemberAttribute.ROLE:
            return pgettext("report", "Role")
        case MemberAttribute.READING | MemberAttribute.DISTRICT | MemberAttribute.NEEDS:
            return ""


def _troubles(summary: Summary) -> Table:
    headers = (
        pgettext("report", "Number"),
        _("Trouble"),
        *_said_headers(summary),
        pgettext("report", "Hands"),
        pgettext("report", "Chosen"),
        pgettext("report", "Laid under number"),
    )
    rows = []
    for trouble in sorted(summary.troubles, key=lambda t: t.opinion.no):
        opinion = trouble.opinion
        votes = "" if trouble.votes is None else str(trouble.votes)
        chosen = pgettext("report", "yes") if trouble.chosen else pgettext("report", "no")
        rows.append((_number(opinion.no), opinion.text, *_said(summary, opinion), votes, chosen, ""))
        rows += [
            (_number(other.no), other.text, *_said(summary, other), "", pgettext("report", "no"), _number(opinion.no))
            for other in opinion.same
        ]
    return Table(_("Troubles"), headers, tuple(rows))


def _opinions(summary: Summary) -> Table:
    headers = (
        pgettext("report", "Number"),
        pgettext("report", "Trouble number"),
        _("Trouble"),
        pgettext("report", "Kind"),
        pgettext("report", "Opinion"),
        *_said_headers(summary),
        *((pgettext("report", "Time"),) if _tells_speakers(summary) else ()),
        pgettext("report", "Laid under number"),
    )
    rows: list[Row] = []
    for trouble, opinion in _all_opinions(summary):
        about = (_number(trouble.opinion.no), trouble.opinion.text) if trouble else ("", "")
        host = str(len(rows) + 1)
        for n, one in enumerate((opinion, *opinion.same)):
            kind = names.entry_kind(one.kind)
            cells = (kind, one.text, *_said(summary, one), *_at(summary, one), host if n else "")
            rows.append((str(len(rows) + 1), *about, *cells))
    return Table(pgettext("report", "Opinions"), headers, tuple(rows))


def _all_opinions(summary: Summary) -> Iterator[tuple[Trouble | None, Opinion]]:
    for trouble in (*summary.worked_on, *summary.other_troubles):
        yield from ((trouble, opinion) for opinion in _flat(trouble.rounds))
    yield from ((None, opinion) for opinion in (*_flat(summary.loose), *summary.unsaid))


def _flat(rounds: Iterable[Sequence[Group]]) -> Iterator[Opinion]:
    return (opinion for groups in rounds for group in groups for opinion in group.opinions)


def _cases(summary: Summary) -> Table:
    headers = (
        pgettext("report", "Number"),
        _("Success case"),
        *_said_headers(summary),
        pgettext("report", "Laid under number"),
    )
    rows = []
    for case in summary.cases:
        opinion = case.opinion
        rows.append((_number(opinion.no), opinion.text, *_said(summary, opinion), ""))
        rows += [(_number(o.no), o.text, *_said(summary, o), _number(opinion.no)) for o in opinion.same]
    return Table(pgettext("report", "Success cases"), headers, tuple(rows))


def _promises(summary: Summary) -> Table:
    headers = (
        pgettext("report", "Promised at"),
        pgettext("report", "What is done"),
        pgettext("report", "Who"),
        pgettext("report", "Organisation"),
        pgettext("report", "Until"),
        pgettext("report", "Success case number"),
        pgettext("report", "What became of it"),
        pgettext("report", "Remark"),
    )
    rows = [
        row
        for when, promises in (
            (pgettext("report", "Last time"), summary.recalled),
            (pgettext("report", "This time"), summary.promises),
        )
        for promise in promises
        for row in _promise(when, promise)
    ]
    return Table(pgettext("report", "Promises"), headers, tuple(rows))


def _promise(when: str, promise: Promise) -> Iterator[Row]:
    due = promise.due.isoformat() if promise.due else ""
    outcome = names.outcome(promise.outcome) if promise.outcome else ""
    for voice in promise.voices:
        who = (voice.name or voice.organisation, voice.organisation)
        yield (when, promise.text, *who, due, _number(promise.case_no), outcome, promise.outcome_note)


def _times(summary: Summary) -> Table:
    headers = (
        pgettext("report", "Order"),
        pgettext("report", "Step"),
        pgettext("report", "Planned for"),
        pgettext("report", "Minutes planned"),
        pgettext("report", "Minutes used"),
        pgettext("report", "Minutes over"),
        pgettext("report", "Left out"),
    )
    rows = tuple(
        (
            str(n),
            step.title or names.step_kind(step.kind),
            times.clock_time(step.start) if step.start else "",
            _minutes(step.planned),
            "" if step.used is None else _minutes(step.used),
            "" if step.used is None else _minutes(step.over),
            pgettext("report", "yes") if step.skipped else pgettext("report", "no"),
        )
        for n, step in enumerate(summary.steps, start=1)
    )
    return Table(pgettext("report", "Times"), headers, rows)


def _said_headers(summary: Summary) -> Row:
    person = (pgettext("report", "Name"),) if _tells_speakers(summary) else ()
    return (pgettext("report", "Organisation"), *person, pgettext("report", "Table"))


def _said(summary: Summary, opinion: Opinion) -> Row:
    person = (opinion.voice.name,) if _tells_speakers(summary) else ()
    return (terms.organisation(opinion.voice), *person, _number(opinion.voice.table))


def _at(summary: Summary, opinion: Opinion) -> Row:
    """When it was said; at the second of a turn somebody knows who spoke, so only where that is told anyway."""
    return (_moment(opinion.at),) if _tells_speakers(summary) else ()


def _tells_speakers(summary: Summary) -> bool:
    return rights_of(reader_of(summary.level)).speakers


def _number(n: int | None) -> str:
    return str(n) if n else ""


def _clock(moment: datetime | None) -> str:
    return times.clock_time(moment) if moment else ""


def _moment(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S")


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.1f}".removesuffix(".0")


def neutral(text: str) -> str:
    """`text` as no spreadsheet takes it for a formula."""
    return f"'{text}" if text.lstrip(_SKIPPED).startswith(_STARTERS) or text.startswith("'") else text


def restore(field: str) -> str:
    """The text that `neutral` made `field` from."""
    return field.removeprefix("'")


def csv_bytes(table: Table) -> bytes:
    """The whole file."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(map(neutral, table.headers))
    writer.writerows(map(neutral, row) for row in table.rows)
    return buffer.getvalue().encode("utf-8-sig")
