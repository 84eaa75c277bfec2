"""Everything that shows a document, without screens: what each command and each window makes of it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from rich.segment import Segment
from textual.strip import Strip

from chietai.cli.print_commands import _lines
from chietai.meeting.events import Event
from chietai.meeting.programme import times_used
from chietai.meeting.questions import next_question, next_table, next_trouble, next_turn, questions
from chietai.meeting.state import State
from chietai.privacy.wall_state import WallStates
from chietai.records.document_header import header_of
from chietai.records.follow import Follower
from chietai.records.library import Library, earlier_meetings
from chietai.records.opening_report import report_of
from chietai.records.reading import Examined, readable, state_of
from chietai.reports.export_documents import Kind, documents
from chietai.reports.summarise import review, summarise
from chietai.reports.summary import Level
from chietai.tui.desk import time_left
from chietai.tui.recording import Recording
from chietai.tui.stage.frame import ViewCache, compose
from chietai.wording.past_events import happened

SIZES = ((80, 24), (213, 60))
ALL_PICTURES = tuple((size, show) for size in SIZES for show in (True, False))
FEW_PICTURES = ((SIZES[0], True), (SIZES[1], False))
Picture = tuple[tuple[int, int], bool]
"""In which size the stage is composed, and whether with the show."""
Pictures = Sequence[Picture]
Showing = Callable[[Examined], None]


def composed(state: State, now: datetime, walls: WallStates, pictures: Pictures) -> None:
    """Every page of the stage in these pictures, as strips."""
    for (columns, rows), show in pictures:
        page, pages = 0, 1
        while page < min(pages, 4):
            frame = compose(state, now, columns, rows, page, show=show, cache=ViewCache(walls))
            assert len(frame.lines) == rows
            for line in frame.lines:
                Strip([Segment(span.text) for span in line]).adjust_cell_length(columns)
            page, pages = page + 1, frame.pages


def moments(events: list[Event], real: datetime) -> Iterator[datetime]:
    """When the wall may be looked at: at the last event, much later, and now."""
    yield real
    if events:
        yield events[-1].at


def stage(examined: Examined, real: datetime, pictures: Pictures = ALL_PICTURES) -> None:
    """The stage and the desk's times at several points of the meeting; in a few pictures, at its end alone."""
    events = [row.event for row in examined.rows]
    recording = Recording(events)
    walls = WallStates()
    states = [recording.final] if pictures is FEW_PICTURES else [*recording.states[1::7], recording.final]
    for state in states:
        for now in moments(events, real):
            composed(state, now, walls, pictures)
            time_left.time_words(state, now)
            time_left.next_words(state, now)
            time_left.coming(state, now)
            time_left.behind(state, now)
            times_used(state, now)
    state = recording.final
    questions(state), next_question(state), next_question(state, -1), next_trouble(state), next_turn(state)
    next_table(state)


def replay(examined: Examined) -> None:
    """All that the replay asks of a recording."""
    recording = Recording([row.event for row in examined.rows])
    for part in (0.0, 0.3, 0.5, 1.0):
        position = recording.length * part
        moment = recording.moment_at(position)
        assert moment is None or moment.strftime("%H:%M")
        recording.next_event(position), recording.previous_event(position), recording.last_shown(position)
        recording.find("困", position)
    recording.stays(), recording.entries, recording.beginning
    for number, event in enumerate(recording.events):
        for state in recording.states[number : number + 2]:
            assert happened(event, state)


def papers(examined: Examined) -> None:
    """Every kind of paper for every reader."""
    state = state_of(examined)
    for level in Level:
        review(state, level)
        for with_case in (True, False):
            summary = summarise(state, level, with_case=with_case)
        assert documents(summary, Kind)


def listed(examined: Examined) -> None:
    """The list, the home screen's facts, a follower, earlier meetings."""
    path = examined.path
    assert header_of(path) is not None
    for item in Library(path.parent).list():
        assert all(_lines(item))
        assert item.path != path or not item.damaged
    follower = Follower(path)
    assert follower.poll() or not examined.rows
    assert not follower.problem
    assert follower.state == state_of(examined)
    tuple(earlier_meetings(path.parent, "清瀬第2層協議体", date(2999, 1, 1)))
    assert all("\n" not in note for note in report_of(examined).notes)


def everything(path: Path, real: datetime, pictures: Pictures = ALL_PICTURES) -> dict[str, Callable[[], None]]:
    """All showings of the document at `path`, by name."""
    examined = readable(path)
    return {
        "list": lambda: listed(examined),
        "replay": lambda: replay(examined),
        "stage": lambda: stage(examined, real, pictures),
        "papers": lambda: papers(examined),
    }
