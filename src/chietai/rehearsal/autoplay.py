"""A meeting that plays by itself, in less time than it would take."""

from collections.abc import Iterator

from chietai.meeting.intents import Intent
from chietai.meeting.kinds import Phase
from chietai.meeting.state import State
from chietai.rehearsal.rehearsed_room import Beats, Room

QUICKER = 10.0
SHORTEST, LONGEST = 0.8, 4.0


class Autoplay(Iterator[tuple[float, Intent]]):
    """Pairs of (seconds to wait, what happens then), until the meeting is closed.

    Call `see(state)` before each `next`, so that it goes on from where the meeting really stands: somebody may have
    gone on by hand meanwhile. An intent that is refused then is simply left out.
    """

    def __init__(self, beats: Beats, room: Room) -> None:
        self._beats, self._room = beats, room

    def see(self, state: State) -> None:
        """Tells how the meeting stands now."""
        self._room.state = state

    def __next__(self) -> tuple[float, Intent]:
        if self._room.state.phase is Phase.CLOSED:
            raise StopIteration
        beat = next(self._beats)
        return min(LONGEST, max(SHORTEST, beat.after / QUICKER)), beat.intent
