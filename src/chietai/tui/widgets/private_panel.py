"""The private panel: what only the facilitator needs. Closed until asked for, never on a stage."""

from datetime import datetime
from typing import Any

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from chietai.i18n import _, ngettext
from chietai.meeting import views
from chietai.meeting.kinds import EntryKind, Presence
from chietai.meeting.programme import times_used
from chietai.meeting.state import State
from chietai.records.clock_and_ids import Clock
from chietai.tui.desk import time_left
from chietai.tui.grid import safe
from chietai.wording import names, question_texts, times
from chietai.wording.times import figures

_MOST_NAMES = 40
_COLUMNS = 33  # beside the scroll bar
_GAP = "  "


class PrivatePanel(VerticalScroll, can_focus=False):
    """Set `state`; the content is computed only while the panel is open (`display`)."""

    DEFAULT_CSS = """
    PrivatePanel {
        display: none;
        layer: side;
        dock: right;
        width: 38;
        height: 100%;
        background: $surface;
        color: $foreground;
        border-left: heavy $line;
        padding: 0 1;
    }
    """

    def __init__(self, clock: Clock, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._clock = clock
        self._state = State()
        self.display = False

    def compose(self) -> ComposeResult:
        yield Static()

    def on_mount(self) -> None:
        """Keeps the times up to date."""
        self.set_interval(10.0, self._update_content)

    @property
    def state(self) -> State:
        """The meeting that it is about."""
        return self._state

    @state.setter
    def state(self, state: State) -> None:
        self._state = state
        self._update_content()

    def toggle(self) -> bool:
        """Opens or closes it. Whether it is open now."""
        self.display = not self.display
        self._update_content()
        return bool(self.display)

    def _update_content(self) -> None:
        if self.display and self.is_mounted:
            self.query_one(Static).update(panel_content(self._state, self._clock()))


def panel_content(state: State, now: datetime) -> Content:
    """The content of the panel, section by section."""
    sections = [_time(state, now), _notes(state), _silent(state), _attendance(state), _used(state, now)]
    parts = [Content(_("For the facilitator only")).stylize("$accent bold")]
    for title, lines in sections:
        if lines:
            parts.append(Content.assemble("\n", (title, "$primary bold")))
            parts += [Content(line) for line in lines]
    return Content("\n").join(parts)


def _time(state: State, now: datetime) -> tuple[str, list[str]]:
    lines = [line for line in (time_left.time_words(state, now),) if line]
    step = time_left.coming(state, now)
    if step:
        lines.append(_("{name} at {time}").format(name=step.name, time=times.clock_time(step.at)))
    return _("Time"), lines


def _silent(state: State) -> tuple[str, list[str]]:
    lines = []
    if state.trouble_id and state.question:
        tables = views.silent_tables(state, state.trouble_id, state.question)
        if tables:
            numbers = ", ".join(figures(n) for n in tables)
            lines.append(
                _("{question}: nothing yet from table {tables}").format(
                    question=question_texts.question_label(state.question), tables=numbers
                )
            )
    by_table: dict[int, list[str]] = {}
    elsewhere = []
    quiet = views.silent(state)
    for member in sorted(quiet, key=lambda m: state.seats[m.id].number if m.id in state.seats else 0)[:_MOST_NAMES]:
        seat = state.seats.get(member.id)
        if seat is None:
            elsewhere.append(safe(member.name))
        else:
            by_table.setdefault(seat.table, []).append(f"s{seat.number} {safe(member.name)}")
    for table, people in sorted(by_table.items()):
        lines += _packed(people, f"{figures(table)} ")
    lines += _packed(elsewhere)
    if len(quiet) > _MOST_NAMES:
        more = len(quiet) - _MOST_NAMES
        lines.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    return _("Nothing heard yet from (table, seat)"), lines


def _packed(items: list[str], head: str = "") -> list[str]:
    """As many of `items` in each line as there is room for; `head` stands before the first."""
    lines: list[str] = []
    line = head
    for item in items:
        if line.strip() and line != head and cell_len(line) + cell_len(item) > _COLUMNS:
            lines.append(line.rstrip())
            line = " " * cell_len(head)
        line += item + _GAP
    return [*lines, line.rstrip()] if line.strip() else lines


def _notes(state: State) -> tuple[str, list[str]]:
    return _("Private notes"), [f"- {safe(note.text)}" for note in views.entries(state, EntryKind.NOTE)]


def _attendance(state: State) -> tuple[str, list[str]]:
    by = views.attendance(state)
    counts = [f"{names.presence(p)} {len(by[p])}" for p in Presence if by[p]]
    absent = [safe(m.name) for m in by[Presence.ABSENT] + by[Presence.LEFT]]
    needs = [f"{safe(m.name)}: {safe(m.needs)}" for m in views.members_here(state) if m.needs]
    quorum = views.quorum(state)
    if quorum.needed:
        word = _("reached") if quorum.reached else _("not reached")
        counts.append(_("Quorum {needed}: {word}").format(needed=quorum.needed, word=word))
    return _("Attendance"), ["  ".join(counts), *absent, *needs] if state.members else []


def _used(state: State, now: datetime) -> tuple[str, list[str]]:
    lines = [
        _("{name}: {used} of {planned}").format(
            name=safe(names.step(t.step)),
            used=times.minutes(t.used),
            planned=times.minutes(t.planned),
        )
        for t in times_used(state, now)
        if t.used is not None
    ]
    return _("Time used"), lines
