"""The replay: the same stage with a cursor on the time of the meeting."""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path

from textual.app import ComposeResult
from textual.timer import Timer

from chietai.i18n import _
from chietai.meeting.events import Event
from chietai.meeting.state import State, evolve
from chietai.privacy.guard import Guard
from chietai.privacy.readers import Reader
from chietai.privacy.wall_state import WallStates
from chietai.records.gather_people import CouncilPeople
from chietai.records.record_errors import RecordError
from chietai.tui.commands.command import AnyCommand, made_for
from chietai.tui.commands.replay_commands import REPLAY_COMMANDS
from chietai.tui.grid import safe
from chietai.tui.recording import Recording
from chietai.tui.screens.command_screen import CommandScreen
from chietai.tui.screens.replay_find import FindDialog, Place
from chietai.tui.stage import Stage
from chietai.tui.widgets.command_bar import CommandBar
from chietai.tui.widgets.status_line import StatusLine
from chietai.tui.widgets.timeline import Timeline
from chietai.wording.past_events import happened

SPEEDS = (1, 2, 4, 8, 15, 30, 60)
_TICK = 0.1  # seconds between two looks at the clock while it plays
_MARGIN = 1e-3  # seconds: a stay counts as begun at its very first moment


def read_events(path: Path) -> tuple[list[Event], Sequence[str]]:
    """The events of the document at `path`, and what is the matter with it. Raises RecordError."""
    from chietai.records.opening_report import report_of
    from chietai.records.reading import readable

    document = readable(path)
    return [row.event for row in document.rows], report_of(document).notes


class ReplayScreen(CommandScreen[None]):
    """Plays the meeting in a document, in which nothing is ever written."""

    def __init__(self, path: Path, speed: int = 1) -> None:
        super().__init__()
        self.path = path
        self.speed = speed if speed in SPEEDS else 1
        self.playing = False
        self.search_text = ""
        self.recording = Recording([])
        self.walls = WallStates(self._guard_of)
        self._position = 0.0
        self._since: datetime | None = None
        self._index = -1
        self._timer: Timer | None = None

    def commands(self) -> Sequence[AnyCommand]:
        """All that can be done here."""
        return made_for(self, REPLAY_COMMANDS)

    def compose(self) -> ComposeResult:
        yield Stage(self._moment, walls=self.walls)
        yield Timeline()
        yield StatusLine()
        yield CommandBar()

    def on_mount(self) -> None:
        """Reads the document."""
        super().on_mount()
        try:
            events, notes = read_events(self.path)
        except RecordError as error:
            self.notify(safe(str(error)), severity="error", timeout=12)
            self.call_later(self.program.go_home)
            return
        self.recording = Recording(events)
        for note in notes:  # what is seen may not be all there was
            self.notify(safe(note), severity="warning", timeout=12)
        self.query_one(Timeline).load(self.recording, self._shown_words)
        self._timer = self.set_interval(_TICK, self._tick, pause=True)
        self.seek(self.recording.beginning)

    @property
    def stage(self) -> Stage:
        """What the room would read."""
        return self.query_one(Stage)

    # -- time -----------------------------------------------------------------------------------------------------

    @property
    def position(self) -> float:
        """Where the cursor is, in seconds from the beginning of the recording."""
        if self._since is None:
            return self._position
        gone = (self.services.clock() - self._since).total_seconds()
        return min(self.recording.length, self._position + max(0.0, gone) * self.speed)

    def _moment(self) -> datetime:
        return self.recording.moment_at(self.position) or self.services.clock()

    def play(self) -> None:
        """Lets the meeting go on; from the beginning when it is over."""
        if self.position >= self.recording.length:
            self._position = self.recording.beginning
        self._since = self.services.clock()
        self.playing = True
        if self._timer is not None:
            self._timer.resume()
        self._show()

    def pause(self) -> None:
        """Stops."""
        self._position, self._since = self.position, None
        self.playing = False
        if self._timer is not None:
            self._timer.pause()
        self._show()

    def seek(self, position: float) -> None:
        """Goes to `position`; playing goes on from there."""
        self._position = max(0.0, min(position, self.recording.length))
        if self._since is not None:
            self._since = self.services.clock()
        self._show()

    def change_speed(self, by: int) -> None:
        """Takes the next speed in `SPEEDS`, or the one before."""
        place = SPEEDS.index(self.speed) + by
        now = self.position
        self.speed = SPEEDS[max(0, min(len(SPEEDS) - 1, place))]
        self.seek(now)

    def step_by_event(self, by: int) -> None:
        """To the next event that may be told, or the one before."""
        self.pause()
        at = self.position
        position = self.recording.next_event(at) if by > 0 else self.recording.previous_event(at)
        if position is not None:
            self.seek(position)

    def step_by_stay(self, by: int) -> None:
        """To where the next step begins; back to where this one begins, or the one before if it has just begun."""
        at = self.position
        starts = [stay.start for stay in self.recording.stays()]
        if by > 0:
            position = next((start for start in starts if start > at + _MARGIN), None)
        else:
            position = next((start for start in reversed(starts) if start < at - _MARGIN), None)
        if position is not None:
            self.seek(position)

    # -- finding --------------------------------------------------------------------------------------------------

    def ask_where(self) -> None:
        """Asks for a step or a word, and goes there."""

        def chosen(place: Place | None) -> None:
            if place is not None:
                self.search_text = place.text or self.search_text
                self.seek(place.position)

        self.pause()
        self.app.push_screen(FindDialog(self.recording, self.position, self._shown_words), chosen)

    def find_next(self) -> None:
        """To where the word was said next."""
        self.pause()
        position = self.recording.find(self.search_text, self.position)
        if position is None:
            self.tell(_('Nobody said "{text}".').format(text=safe(self.search_text)), problem=True)
        else:
            self.seek(position)

    # -- showing --------------------------------------------------------------------------------------------------

    def tell(self, text: str, *, problem: bool = False) -> None:
        """Says one sentence below the bar."""
        self.query_one(StatusLine).say(text, problem=problem)

    def on_timeline_seek_requested(self, message: Timeline.SeekRequested) -> None:
        """Somebody clicked on the bar."""
        self.seek(message.position)

    def _tick(self) -> None:
        if self.playing and self.position >= self.recording.length:
            self.pause()
        else:
            self._show()

    def _show(self) -> None:
        """Shows the meeting as it is at the cursor."""
        position = self.position
        index = self.recording.index_at(position)
        # A draw falls only as fast as it fell.
        self.stage.replaying = not (self.playing and self.speed == 1)
        if index != self._index:
            self._index = index
            self.stage.state = self.recording.states[index]
        else:
            self.stage.tick()
        self.query_one(Timeline).show(position)
        self.query_one(StatusLine).say("")
        self.query_one(StatusLine).show(self._happened(position), self._how(position))
        self.refresh_commands()

    def _happened(self, position: float) -> str:
        number = self.recording.last_shown(position)
        if number is None:
            return ""
        event, state = self.recording.events[number], self.recording.states[number + 1]
        return safe(happened(event, self.walls.of(state), self._shown_words))

    def _shown_words(self, text: str) -> str:
        """What the room may read of `text`."""
        return self.walls.guard(self.stage.state).shown(text, Reader.ROOM)

    def _guard_of(self, state: State) -> Guard:
        """Whoever is known at the end is known from the beginning: people are named before they are on the list."""
        return self.people.guard(evolve(self.recording.final, details=state.details))

    @cached_property
    def people(self) -> CouncilPeople:
        """Who is known in this council."""
        return CouncilPeople(self.path, self.services.home, self.services.library)

    def first_painted(self) -> None:
        """Looks through the other meetings of the council for people whom the wall does not name."""
        self.gather_people(self.people, self.recording.final, self._more_people)

    def _more_people(self) -> None:
        self.walls.renew()
        self.stage.tick()

    def _how(self, position: float) -> str:
        moment = self.recording.moment_at(position)
        time = f"{moment.hour}:{moment.minute:02}:{moment.second:02}" if moment else ""
        speed = _("{speed} times as fast").format(speed=self.speed)
        return "  ".join([_("Playing") if self.playing else _("Stopped"), speed, time])
