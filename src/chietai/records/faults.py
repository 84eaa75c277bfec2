"""What can be wrong with a document or its journal, how grave it is, and the sentence for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from chietai.i18n import N_, _
from chietai.text.gate import visible


class Verdict(StrEnum):
    """What may be done with a document, from the best to the worst."""

    ACCEPT = "accept"
    WARN = "accept-warn"  # opens, and says what was noticed
    READONLY = "readonly"  # opens, never writes
    REPAIR = "repair"  # opens as a recovered copy; the original stays as it is
    REJECT = "reject"  # one clear sentence


_ORDER = list(Verdict)


class FaultKind(StrEnum):
    """The closed list of faults."""

    # reject
    EMPTY = "empty"
    NO_DATA = "no_data"
    UTF16 = "utf16"
    NOT_UTF8 = "not_utf8"  # offset
    ZIP = "zip"
    BINARY = "binary"
    ROOT = "root"
    SYNTAX = "syntax"  # line:column
    NOT_A_NUMBER = "not_a_number"  # line:column
    TOO_DEEP = "too_deep"
    NOT_OURS = "not_ours"
    BAD_ID = "bad_id"
    # readonly
    NEWER = "newer"  # version
    JOURNAL_LINE = "journal_line"  # line
    # repair
    BROKEN = "broken"  # offset
    TAIL = "tail"  # bytes
    SEVERAL = "several"  # events in the other
    HEADER_LOST = "header_lost"
    CHECKSUM = "checksum"
    EVENT_CHANGED = "event_changed"  # event
    EVENT_LOST = "event_lost"  # event
    EVENT_UNREADABLE = "event_unreadable"  # event, reason
    BIG_NUMBER = "big_number"  # event
    DOUBLE_KEY = "double_key"  # event
    DOUBLE_TABLE = "double_table"
    DOUBLE_FIELD = "double_field"  # event, both values
    HALF_CHARACTER = "half_character"  # event
    SAME_ID = "same_id"  # event
    JOURNAL_TORN = "journal_torn"  # bytes
    # accept-warn
    SEQ_GAP = "seq_gap"
    SEQ_TWICE = "seq_twice"
    UNKNOWN_TYPE = "unknown_type"
    BAD_TIME = "bad_time"
    TIME_BACKWARDS = "time_backwards"
    ORDER = "order"
    NOT_CREATED = "not_created"
    JOURNAL_FOREIGN = "journal_foreign"


_REJECT = (
    FaultKind.EMPTY, FaultKind.NO_DATA, FaultKind.UTF16, FaultKind.NOT_UTF8, FaultKind.ZIP, FaultKind.BINARY,
    FaultKind.ROOT, FaultKind.SYNTAX, FaultKind.NOT_A_NUMBER, FaultKind.TOO_DEEP, FaultKind.NOT_OURS, FaultKind.BAD_ID,
)  # fmt: skip
_WARN = (
    FaultKind.SEQ_GAP, FaultKind.SEQ_TWICE, FaultKind.UNKNOWN_TYPE, FaultKind.BAD_TIME, FaultKind.TIME_BACKWARDS,
    FaultKind.ORDER, FaultKind.NOT_CREATED, FaultKind.JOURNAL_FOREIGN,
)  # fmt: skip

_SENTENCES = {
    FaultKind.EMPTY: N_("The file is empty."),
    FaultKind.NO_DATA: N_("There is no data in the file, only zeros."),
    FaultKind.UTF16: N_("This file is UTF-16. Please save it as UTF-8 under a new name."),
    FaultKind.NOT_UTF8: N_(
        "This file is not UTF-8 (from byte {detail} on); it looks like Shift_JIS. "
        "Please save it as UTF-8 under a new name."
    ),
    FaultKind.ZIP: N_("This is a ZIP file, not a session document. Please unpack it first."),
    FaultKind.BINARY: N_("This is not a text file, so it is not a session document."),
    FaultKind.ROOT: N_("This is not a session document: it begins with {detail} where a {{ was expected."),
    FaultKind.SYNTAX: N_("This is not JSON: see line {where}. Please correct it in an editor."),
    FaultKind.NOT_A_NUMBER: N_("This is not JSON: NaN or Infinity in line {where}. Please correct it in an editor."),
    FaultKind.TOO_DEEP: N_("The data is nested too deeply for a session document."),
    FaultKind.NOT_OURS: N_("This is not a session document of Chietai."),
    FaultKind.BAD_ID: N_("The id of the session is not allowed: {detail}"),
    FaultKind.NEWER: N_(
        "This document has version {detail} and needs a newer Chietai. It can be read here but not changed."
    ),
    FaultKind.JOURNAL_LINE: N_("Line {where} of the journal is damaged."),
    FaultKind.BROKEN: N_("The file is damaged at byte {where}."),
    FaultKind.TAIL: N_("Something else follows after the end of the document ({detail} bytes)."),
    FaultKind.SEVERAL: N_("The file holds two documents; the other one has {detail} events."),
    FaultKind.HEADER_LOST: N_("The head of the document is lost; it is made anew from the events."),
    FaultKind.CHECKSUM: N_("The checksum of the document is wrong: it was changed or damaged."),
    FaultKind.EVENT_CHANGED: N_("Event {where}: its checksum is wrong: it was changed or damaged."),
    FaultKind.EVENT_LOST: N_("Event {where}: it is missing."),
    FaultKind.EVENT_UNREADABLE: N_("Event {where}: it cannot be read ({detail}) and is set aside."),
    FaultKind.BIG_NUMBER: N_("Event {where}: a number is too large. The event is set aside."),
    FaultKind.DOUBLE_KEY: N_("Event {where}: there are two with this key. Both are kept."),
    FaultKind.DOUBLE_TABLE: N_("The table {where} is there twice. The first one counts."),
    FaultKind.DOUBLE_FIELD: N_("Event {where}: a field is there twice ({detail})."),
    FaultKind.HALF_CHARACTER: N_("Event {where}: half a character was replaced by a mark."),
    FaultKind.SAME_ID: N_("Event {where}: another one has the same id but says something else. It is set aside."),
    FaultKind.JOURNAL_TORN: N_("The last line of the journal was not finished ({detail} bytes). It is set aside."),
    FaultKind.SEQ_GAP: N_("Before event {where}, {detail} numbers are missing."),
    FaultKind.SEQ_TWICE: N_("Event {where}: two events have this number. Both are kept."),
    FaultKind.UNKNOWN_TYPE: N_("Event {where}: this version does not know its kind ({detail}). It is kept as it is."),
    FaultKind.BAD_TIME: N_("Event {where}: its time cannot be read ({detail}). The time of its neighbour is taken."),
    FaultKind.TIME_BACKWARDS: N_("Event {where}: its time lies before the one of the event before it."),
    FaultKind.ORDER: N_("Event {where}: it refers to something that had not happened ({detail})."),
    FaultKind.NOT_CREATED: N_("The document does not begin with the creation of a session."),
    FaultKind.JOURNAL_FOREIGN: N_("The journal beside belongs to another session. It is set aside."),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `where`: the key of an event, a line, a byte. `detail`: from the document, so never trusted."""

    kind: FaultKind
    where: str = ""
    detail: str = ""

    @property
    def verdict(self) -> Verdict:
        """What this fault alone would mean."""
        if self.kind in _REJECT:
            return Verdict.REJECT
        if self.kind in _WARN:
            return Verdict.WARN
        return Verdict.READONLY if self.kind in (FaultKind.NEWER, FaultKind.JOURNAL_LINE) else Verdict.REPAIR

    @property
    def sentence(self) -> str:
        """For the user."""
        return _(_SENTENCES[self.kind]).format(where=visible(self.where)[:40], detail=visible(self.detail)[:420])


def worst(faults: Iterable[Fault]) -> Verdict:
    """The verdict over all of `faults`."""
    return max((fault.verdict for fault in faults), key=_ORDER.index, default=Verdict.ACCEPT)
