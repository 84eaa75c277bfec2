"""After the meeting: what the lines of the paper sheets are about."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from chietai.i18n import N_
from chietai.text.folding import fold
from chietai.tui.desk.topics import Topic, current_topic, topics
from chietai.tui.grid import safe
from chietai.tui.screens.list_dialog import Row
from chietai.tui.screens.meeting.meeting_dialog import MeetingDialog
from chietai.tui.widgets.text_columns import shortened
from chietai.wording import names, question_texts


class AfterwardsDialog(MeetingDialog[Topic | None]):
    """Gives what is written down from now on."""

    TITLE_TEXT = N_("After the meeting: what do you write down?")

    def on_mount(self) -> None:
        """Marks what is written down now."""
        self.refill(current_topic(self.state, self.meeting.step_kind).key)

    def rows(self, typed: str) -> Iterable[Row]:
        """The name of the step; of the questions, which and about what."""
        for topic in topics(self.state):
            name, about = names.step_kind(topic.kind), ""
            if topic.question:
                name = question_texts.question_label(topic.question)
                entry = self.meeting.wall_state.entries.get(topic.trouble_id)
                about = f"{entry.no} {safe(entry.text)}" if entry is not None else ""
            if fold(typed) in fold(f"{name} {about}"):
                yield (
                    topic.key,
                    Content.assemble((name, "bold"), "  ", shortened(about, max(8, self.line_width - 16))),
                )

    def chosen(self, key: str, typed: str) -> None:
        """Takes it."""
        self.dismiss(next((topic for topic in topics(self.state) if topic.key == key), None))
