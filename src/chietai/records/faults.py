"""What can be wrong with a document or its journal, how grave it is, and the sentence for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from chietai.i18n import _
from chietai.meeting.limits import Limit
from chietai.text.gate import visible
from chietai.wording.limit_sentences import limit_sentence


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
    TOO_MUCH = "too_much"  # the limit
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


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `where`: the key of an event, a line, a byte. `detail`: from the document, so never trusted."""

    kind: FaultKind
    where: str = ""
    detail: str = ""

    @property
    def in_journal(self) -> bool:
        """Whether it is the journal that is wrong, not the document."""
        return self.kind in (FaultKind.JOURNAL_LINE, FaultKind.JOURNAL_TORN, FaultKind.JOURNAL_FOREIGN)

    @property
    def spoils_event(self) -> bool:
        """Whether an event can be read but says something else than it did: another copy of it is better."""
        return self.kind in (FaultKind.EVENT_CHANGED, FaultKind.HALF_CHARACTER, FaultKind.DOUBLE_FIELD)

    @property
    def verdict(self) -> Verdict:
        """What this fault alone would mean."""
        return _verdict(self.kind)

    @property
    def sentence(self) -> str:
        """For the user."""
        too_much = self.kind is FaultKind.TOO_MUCH
        detail = limit_sentence(Limit(self.detail)) if too_much else visible(self.detail)[:420]
        return _sentence(self.kind).format(where=visible(self.where)[:40], detail=detail)


def worst(faults: Iterable[Fault]) -> Verdict:
    """The verdict over all of `faults`."""
    return max((fault.verdict for fault in faults), key=_ORDER.index, default=Verdict.ACCEPT)


def _verdict(kind: FaultKind) -> Verdict:
    """What one fault of this kind would mean."""
    match kind:
        case (
            FaultKind.EMPTY
            | FaultKind.NO_DATA
            | FaultKind.UTF16
            | FaultKind.NOT_UTF8
            | FaultKind.ZIP
            | FaultKind.BINARY
            | FaultKind.ROOT
            | FaultKind.SYNTAX
            | FaultKind.NOT_A_NUMBER
            | FaultKind.TOO_DEEP
            | FaultKind.NOT_OURS
            | FaultKind.BAD_ID
            | FaultKind.TOO_MUCH
        ):
            return Verdict.REJECT
        case FaultKind.NEWER | FaultKind.JOURNAL_LINE:
            return Verdict.READONLY
        case (
            FaultKind.BROKEN
            | FaultKind.TAIL
            | FaultKind.SEVERAL
            | FaultKind.HEADER_LOST
            | FaultKind.CHECKSUM
            | FaultKind.EVENT_CHANGED
            | FaultKind.EVENT_LOST
            | FaultKind.EVENT_UNREADABLE
            | FaultKind.BIG_NUMBER
            | FaultKind.DOUBLE_KEY
            | FaultKind.DOUBLE_TABLE
            | FaultKind.DOUBLE_FIELD
            | FaultKind.HALF_CHARACTER
            | FaultKind.SAME_ID
            | FaultKind.JOURNAL_TORN
        ):
            return Verdict.REPAIR
        case (
            FaultKind.SEQ_GAP
            | FaultKind.SEQ_TWICE
            | FaultKind.UNKNOWN_TYPE
            | FaultKind.BAD_TIME
            | FaultKind.TIME_BACKWARDS
            | FaultKind.ORDER
            | FaultKind.NOT_CREATED
            | FaultKind.JOURNAL_FOREIGN
        ):
            return Verdict.WARN
        case _:
            assert_never(kind)


def _sentence(kind: FaultKind) -> str:
    """For the user, in the language in force; `{where}` and `{detail}` stand for those of the fault."""
    match kind:
        case FaultKind.EMPTY:
            return _("The file is empty.")
        case FaultKind.NO_DATA:
            return _("There is no data in the file, only zeros.")
        case FaultKind.UTF16:
            return _("This file is UTF-16. Please save it as UTF-8 under a new name.")
        case FaultKind.NOT_UTF8:
            return _(
                "This file is not UTF-8 (from byte {detail} on); it looks like Shift_JIS. "
                "Please save it as UTF-8 under a new name."
            )
        case FaultKind.ZIP:
            return _("This is a ZIP file, not a session document. Please unpack it first.")
        case FaultKind.BINARY:
            return _("This is not a text file, so it is not a session document.")
        case FaultKind.ROOT:
            return _("This is not a session document: it begins with {detail} where a {{ was expected.")
        case FaultKind.SYNTAX:
            return _("This is not JSON: see line {where}. Please correct it in an editor.")
        case FaultKind.NOT_A_NUMBER:
            return _("This is not JSON: NaN or Infinity in line {where}. Please correct it in an editor.")
        case FaultKind.TOO_DEEP:
            return _("The data is nested too deeply for a session document.")
        case FaultKind.NOT_OURS:
            return _("This is not a session document of Chietai.")
        case FaultKind.BAD_ID:
            return _("The id of the session is not allowed: {detail}")
        case FaultKind.TOO_MUCH:
            return _("The record is too large to be opened. {detail}")
        case FaultKind.NEWER:
            return _(
                "This document has version {detail} and needs a newer Chietai. It can be read here but not changed."
            )
        case FaultKind.JOURNAL_LINE:
            return _("Line {where} of the journal is damaged.")
        case FaultKind.BROKEN:
            return _("The file is damaged at byte {where}.")
        case FaultKind.TAIL:
            return _("Something else follows after the end of the document ({detail} bytes).")
        case FaultKind.SEVERAL:
            return _("The file holds two documents; the other one has {detail} events.")
        case FaultKind.HEADER_LOST:
            return _("The head of the document is lost; it is made anew from the events.")
        case FaultKind.CHECKSUM:
            return _("The checksum of the document is wrong: it was changed or damaged.")
        case FaultKind.EVENT_CHANGED:
            return _("Event {where}: its checksum is wrong: it was changed or damaged.")
        case FaultKind.EVENT_LOST:
            return _("Event {where}: it is missing.")
        case FaultKind.EVENT_UNREADABLE:
            return _("Event {where}: it cannot be read ({detail}) and is set aside.")
        case FaultKind.BIG_NUMBER:
            return _("Event {where}: a number is too large. The event is set aside.")
        case FaultKind.DOUBLE_KEY:
            return _("Event {where}: there are two with this key. Both are kept.")
        case FaultKind.DOUBLE_TABLE:
            return _("The table {where} is there twice. The first one counts.")
        case FaultKind.DOUBLE_FIELD:
            return _("Event {where}: a field is there twice ({detail}).")
        case FaultKind.HALF_CHARACTER:
            return _("Event {where}: half a character was replaced by a mark.")
        case FaultKind.SAME_ID:
            return _("Event {where}: another one has the same id but says something else. It is set aside.")
        case FaultKind.JOURNAL_TORN:
            return _("The last line of the journal was not finished ({detail} bytes). Opening sets that aside.")
        case FaultKind.SEQ_GAP:
            return _("Before event {where}, {detail} numbers are missing.")
        case FaultKind.SEQ_TWICE:
            return _("Event {where}: two events have this number. Both are kept.")
        case FaultKind.UNKNOWN_TYPE:
            return _("Event {where}: this version does not know its kind ({detail}). It is kept as it is.")
        case FaultKind.BAD_TIME:
            return _("Event {where}: its time cannot be read ({detail}). The time of its neighbour is taken.")
        case FaultKind.TIME_BACKWARDS:
            return _("Event {where}: its time lies before the one of the event before it.")
        case FaultKind.ORDER:
            return _("Event {where}: it refers to something that had not happened ({detail}).")
        case FaultKind.NOT_CREATED:
            return _("The document does not begin with the creation of a session.")
        case FaultKind.JOURNAL_FOREIGN:
            return _("The journal beside belongs to another session. It is set aside.")
        case _:
            assert_never(kind)
