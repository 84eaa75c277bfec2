"""Whether the events can have happened in this order, and keys in their order."""

from collections.abc import Sequence
from itertools import pairwise

from chietai.meeting.events import EventRedone, EventUndone, PromiseCarried, Said, UnknownEvent
from chietai.records.document_format import Row
from chietai.records.document_kind import DocumentKind
from chietai.records.faults import Fault, FaultKind


def order_faults(rows: Sequence[Row], kind: DocumentKind) -> list[Fault]:
    """What is odd about the order of `rows`, sorted by `seq`: gaps, doubles, times, references to what never was."""
    faults = []
    if not kind.id_from(rows[0].event):
        faults.append(Fault(FaultKind.NOT_CREATED))
    if (first := rows[0].event.seq) > 1:
        faults.append(Fault(FaultKind.SEQ_GAP, str(first), str(first - 1)))
    for before, row in pairwise(rows):
        step = row.event.seq - before.event.seq
        if step == 0:
            faults.append(Fault(FaultKind.SEQ_TWICE, str(row.event.seq)))
        elif step > 1:
            faults.append(Fault(FaultKind.SEQ_GAP, str(row.event.seq), str(step - 1)))
        if row.event.at < before.event.at:
            faults.append(Fault(FaultKind.TIME_BACKWARDS, row.key))
    return faults + _dangling(rows)


def _dangling(rows: Sequence[Row]) -> list[Fault]:
    happened: set[str] = set()
    entries: set[str] = set()
    faults = []
    for row in rows:
        event = row.event
        entry = getattr(event, "entry_id", None)
        if isinstance(event, EventUndone | EventRedone) and event.target not in happened:
            faults.append(Fault(FaultKind.ORDER, row.key, event.target))
        if isinstance(event, Said | PromiseCarried):
            entries.add(event.entry_id)
        elif isinstance(entry, str) and not isinstance(event, UnknownEvent) and entry not in entries:
            faults.append(Fault(FaultKind.ORDER, row.key, entry))
        happened.add(event.id)
    return faults


def with_own_keys(rows: list[Row]) -> list[Row]:
    """The rows with a key of its own for each: the first that has one keeps it, the others get the next free ones."""
    taken: set[str] = set()
    highest = max((int(row.key) for row in rows), default=0)
    keyed = []
    for row in rows:
        if row.key in taken:
            highest += 1
            row = row.with_key(str(highest))
        taken.add(row.key)
        keyed.append(row)
    return keyed
