"""The programme: steps with their minutes, shown as clock times."""

from datetime import date, datetime, time
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from chietai.i18n import N_, _, language, ngettext
from chietai.meeting.intents import DescribeSession
from chietai.meeting.kinds import StepKind
from chietai.meeting.model import Details
from chietai.meeting.programme import MOST_MINUTES, Format, Steps, added, lengthened, moved, planned_times, with_steps
from chietai.meeting.state import State
from chietai.tui.grid import safe
from chietai.tui.screens.prepare import typed_values
from chietai.tui.screens.prepare.page import Page
from chietai.tui.widgets.button_row import ButtonRow
from chietai.tui.widgets.choice import Choose
from chietai.tui.widgets.form_dialog import FormDialog, Values
from chietai.tui.widgets.form_fields import TextField
from chietai.wording import names
from chietai.wording.times import clock_time

_ASSUMED, _ANY_DAY = time(13, 30), date(2000, 1, 1)


class ProgrammePage(Page):
    """The list of steps."""

    key = "programme"
    title = N_("Programme")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "minutes(-1)", show=False),
        Binding("right", "minutes(1)", show=False),
        Binding("shift+left", "minutes(-5)", show=False),
        Binding("shift+right", "minutes(5)", show=False),
        Binding("ctrl+up", "move(-1)", show=False, priority=True),
        Binding("ctrl+down", "move(1)", show=False, priority=True),
        Binding("delete", "drop", show=False),
        Binding("insert", "add", show=False),
    ]
    BUTTONS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("minutes(-1)", N_("-1 min")),
        ("minutes(1)", N_("+1 min")),
        ("move(-1)", N_("Up")),
        ("move(1)", N_("Down")),
        ("add", N_("Add")),
        ("drop", N_("Take out")),
        ("format", N_("Formats")),
    )

    @classmethod
    def done(cls, state: State) -> bool:
        return bool(state.steps)

    def compose(self) -> ComposeResult:
        yield Static(id="programme-lead", classes="lead")
        yield OptionList(id="steps", markup=False)
        yield ButtonRow([(action, _(label)) for action, label in self.BUTTONS])
        yield Static(
            Content(_("Left, Right: a minute less or more. Enter: name and minutes. Ctrl+Up, Down: order.")),
            classes="say",
        )

    def updated(self) -> None:
        """Lists the steps with their times."""
        state = self.state
        lines = self.query_one("#steps", OptionList)
        place = lines.highlighted or 0
        lines.clear_options()
        lines.add_options(Option(text) for text in rows(state))
        lines.highlighted = min(place, len(state.steps) - 1) if state.steps else None
        self.query_one("#programme-lead", Static).update(Content(safe(summary(state))))

    # -- changes --------------------------------------------------------------------------------------------------

    def action_minutes(self, by: int) -> None:
        """Gives the marked step more or less time."""
        self._set(lengthened(self.state.steps, self._place(), by))

    def action_move(self, by: int) -> None:
        """Moves the marked step."""
        place = self._place()
        if self._set(moved(self.state.steps, place, by)):
            self.query_one("#steps", OptionList).highlighted = min(max(0, place + by), len(self.state.steps) - 1)

    def action_drop(self) -> None:
        """Takes the marked step out."""
        place = self._place()
        self._set((*self.state.steps[:place], *self.state.steps[place + 1 :]))

    def action_add(self) -> None:
        """Asks which step to add behind the marked one."""
        kinds = list(StepKind)

        def chosen(place: int | None) -> None:
            if place is not None and self._set(added(self.state.steps, self._place() + 1, kinds[place])):
                self.query_one("#steps", OptionList).action_cursor_down()

        self.app.push_screen(Choose(_("Which step?"), [names.step_kind(kind) for kind in kinds]), chosen)

    def action_format(self) -> None:
        """Asks which format to take."""
        from chietai.formats import load_formats

        library = load_formats(self.prepare.services.home / "formats")
        forms = list(library.formats.values())
        titles = [form.title(language()) for form in forms]
        words = _("The steps and minutes are replaced. {key} brings the old ones back.")
        said = " ".join([words.format(key=self.prepare.key_of("undo")), *library.problems])

        def chosen(place: int | None) -> None:
            if place is not None:
                self._take(forms[place])

        now = titles.index(self.state.format_name) if self.state.format_name in titles else 0
        self.app.push_screen(Choose(_("Format of the meeting"), titles, question=said, chosen=now), chosen)

    def _take(self, form: Format) -> None:
        details = Details(kind=form.kind, turn_seconds=form.turn_seconds)
        # The programme last, so that one step back brings the old one.
        self._show(self.prepare.submit(DescribeSession(details=details), form.programme(language())))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Asks for the name and the minutes of a step."""
        event.stop()
        place = event.option_index
        step = self.state.steps[place]
        fields = [
            [TextField("title", _("Name"), step.title, hint=names.step_kind(step.kind))],
            [TextField("minutes", _("Minutes"), str(step.minutes))],
        ]

        def taken(values: Values | None) -> None:
            if values is not None:
                minutes = typed_values.count(values["minutes"], MOST_MINUTES)
                change = step.model_copy(update={"title": values["title"], "minutes": minutes})
                self._set((*self.state.steps[:place], change, *self.state.steps[place + 1 :]))

        self.app.push_screen(FormDialog(names.step(step), fields, _wrong), taken)

    async def on_button_row_pressed(self, event: ButtonRow.Pressed) -> None:
        """As the keys."""
        event.stop()
        await self.run_action(event.key)

    def _place(self) -> int:
        return self.query_one("#steps", OptionList).highlighted or 0

    def _set(self, changed: Steps) -> bool:
        if changed == self.state.steps:
            return False
        problem = self.prepare.submit(with_steps(self.state, changed))
        self._show(problem)
        return not problem

    def _show(self, problem: str) -> None:
        self.updated()
        if problem:
            self.query_one("#programme-lead", Static).update(Content(safe(problem)))
        self.prepare.show_progress()


def rows(state: State) -> list[Content]:
    """A line for each step: from when to when, its name, its minutes."""
    lines = []
    for planned in planned_times(state.steps, _opening(state)):
        span = f"{clock_time(planned.start):>5} - {clock_time(planned.end):>5}"
        name = safe(names.step(planned.step))
        gap = " " * max(2, 26 - cell_len(name))
        minutes = ngettext("{n} minute", "{n} minutes", planned.step.minutes).format(n=planned.step.minutes)
        lines.append(Content.assemble(f"{span}  ", (name, "bold"), gap, minutes))
    return lines


def summary(state: State) -> str:
    """When it begins and ends, and how long it takes."""
    times = planned_times(state.steps, _opening(state))
    if not times:
        return _("The programme is empty. Please choose a format.")
    minutes = round((times[-1].end - _opening(state)).total_seconds() / 60)
    said = _("Begins {start}, ends {end}: {minutes} minutes.").format(
        start=clock_time(_opening(state)), end=clock_time(times[-1].end), minutes=minutes
    )
    if state.details.start is None:
        said = f"{said} {_('The start is not decided yet, so 13:30 is shown.')}"
    return f"{state.format_name}  {said}" if state.format_name else said


def _opening(state: State) -> datetime:
    day = state.details.date or _ANY_DAY
    return datetime.combine(day, state.details.start or _ASSUMED)


def _wrong(values: Values) -> dict[str, str]:
    try:
        typed_values.count(values["minutes"], MOST_MINUTES)
    except typed_values.WrongInputError as wrong:
        return {"minutes": str(wrong)}
    return {}
