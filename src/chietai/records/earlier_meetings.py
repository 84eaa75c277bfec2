"""The earlier meetings of a council in the library: who met whom there counts in the next draw."""

from collections.abc import Iterator
from datetime import date as Date
from pathlib import Path

from chietai.meeting.state import State
from chietai.records.library import Library
from chietai.records.reading import readable, state_of
from chietai.records.record_errors import RecordError
from chietai.text.folding import fold


def earlier_meetings(folder: Path, council: str, before: Date) -> tuple[State, ...]:
    """The meetings of `council` before the day `before` at which lots were drawn, oldest first.

    What cannot be read is left aside: a draw does not wait for a document to be repaired. A meeting of which there
    are several copies counts once. Nothing is written.
    """
    found = {state.session_id: state for state in _states(folder, council, before) if state.draws}
    return tuple(found.values())


def _states(folder: Path, council: str, before: Date) -> Iterator[State]:
    wanted = fold(council)
    for listing in reversed(Library(folder).list()):
        if listing.damaged or not wanted or fold(listing.council) != wanted:
            continue
        if listing.date is None or listing.date >= before:
            continue
        try:
            yield state_of(readable(listing.path))
        except RecordError:
            continue
