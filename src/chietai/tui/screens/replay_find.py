"""Where to go in a replay: a step of the meeting, or what somebody said."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content

from chietai.i18n import N_, _
from chietai.meeting import events as e
from chietai.text.folding import fold
from chietai.tui.grid import safe
from chietai.tui.recording import Recording
from chietai.tui.screens.list_dialog import ListDialog, Row

_MOST = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the line, and the word that was looked for ("" for a step)."""

    position: float
    text: str = ""


class FindDialog(ListDialog[Place]):
    """The steps; and, once something is typed, what was said with that in it. Gives the place that was chosen."""

    TITLE_TEXT: ClassVar[str] = N_("Where to?")
    PLACEHOLDER: ClassVar[str] = N_("Type a word that was said, or choose a step")

    def __init__(self, recording: Recording, position: float, shown: Callable[[str], str]) -> None:
        """`shown`: what the room may read of a text."""
        super().__init__()
        self._shown = shown
        self._recording = recording
        self._position = position

    def rows(self, typed: str) -> Iterable[Row]:
        """Steps whose name matches, then what was said."""
        key = fold(typed)
        for stay in self._recording.stays(self._shown):
            if not key or key in fold(stay.title):
                yield (
                    f"step {stay.start!r}",
                    Content.assemble((f"{self._time(stay.start)}  ", "$quiet"), (safe(stay.title), "bold")),
                )
        for number in self._recording.matches(typed)[:_MOST]:
            event = self._recording.events[number]
            text = ""
            if isinstance(event, e.Said | e.EntryRevised | e.EntryCorrected) and event.text:
                text = event.text if event.as_said else self._shown(event.text)
            at = self._recording.times[number]
            yield f"said {number}", Content.assemble((f"{self._time(at)}  ", "$quiet"), safe(text))

    def chosen(self, key: str, typed: str) -> None:
        """Goes to the line."""
        kind, _space, value = key.partition(" ")
        if kind == "step":
            self.dismiss(Place(float(value)))
        elif kind == "said":
            self.dismiss(Place(self._recording.times[int(value)], typed.strip()))
        else:
            self.tell(_("Nobody said that. Please type another word."), problem=True)

    def _time(self, position: float) -> str:
        moment = self._recording.moment_at(position)
        return f"{moment.hour:2}:{moment.minute:02}" if moment else ""
