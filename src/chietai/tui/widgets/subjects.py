"""The list of subjects beside a form: the current one, which are done, which need attention. Each can be clicked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from chietai.i18n import _


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject: `done` True, False when something is wrong there, None when there is nothing to say."""

    title: str
    done: bool | None = None


class Subjects(Widget, can_focus=False):
    """One row per subject."""

    DEFAULT_CSS = """
    Subjects { width: 20; height: 100%; background: $surface; color: $foreground; padding: 1 0; }
    """

    @dataclass
    class Chosen(Message):
        """The subject at `place`, from 0, was clicked."""

        place: int

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._subjects: Sequence[Subject] = ()
        self._place = 0

    def show(self, subjects: Sequence[Subject], place: int) -> None:
        """Shows these, with the one at `place` marked."""
        if (subjects, place) != (self._subjects, self._place):
            self._subjects, self._place = subjects, place
            self.refresh()

    def render(self) -> Content:
        """The rows: the place is marked by a bar, what is done by a word."""
        marks = {True: _("ok"), False: "!", None: ""}
        width = self.content_size.width
        rows = []
        for place, subject in enumerate(self._subjects):
            here = place == self._place
            mark = marks[subject.done]
            title = f" {subject.title}"
            gap = " " * max(1, width - cell_len(title) - cell_len(mark) - 1)
            style = "$background on $primary bold" if here else "$foreground"
            tail = style if here else "$error bold" if subject.done is False else "$success"
            rows.append(Content.assemble((title + gap, style), (mark + " ", tail)))
        return Content("\n").join(rows)

    def on_click(self, event: events.Click) -> None:
        """Chooses the subject under the mouse."""
        event.stop()
        place = event.y - self.styles.padding.top
        if 0 <= place < len(self._subjects):
            self.post_message(self.Chosen(place))
