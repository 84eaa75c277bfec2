"""Reading a document without the right to write it."""

from pathlib import Path
from typing import Any

from chietai.i18n import _
from chietai.meeting.apply import fold
from chietai.meeting.state import State
from chietai.records.examine import Examined, examine
from chietai.records.faults import Verdict
from chietai.records.garbage_pause import collector_paused
from chietai.records.record_errors import RecordError


def readable(path: Path) -> Examined:
    """What can be read of the document at `path` and its journal. Raises RecordError when that is nothing at all."""
    # Through links: the journal lies beside the document itself.
    found = examine(path.expanduser().resolve())
    if found.verdict is Verdict.REJECT:
        raise rejection(found)
    return found


def state_of(found: Examined) -> State:
    """The meeting as far as it can be read."""
    with collector_paused():
        return fold(row.event for row in found.rows)


def rejection(found: Examined) -> RecordError:
    """The error for a document that is none: its first grave fault, and what to do next."""
    fault = next(fault for fault in found.faults if fault.verdict is Verdict.REJECT)
    return RecordError(
        _("{path}: {problem} `chietai restore` brings back the last good copy, if there is one.").format(
            path=found.path, problem=fault.sentence
        )
    )


def read_tables(path: Path) -> dict[str, Any]:
    """The tables of the document at `path`, events as plain data. Raises RecordError."""
    found = readable(path)
    return {
        "session": {"1": found.session},
        "events": {row.key: dict(row.value) for row in found.rows},
        **found.others,
    }
