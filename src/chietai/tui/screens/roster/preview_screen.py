"""What was understood of a member list, before anything is stored."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerState

from chietai.i18n import _, ngettext
from chietai.meeting import views
from chietai.roster import ENCODINGS, ProblemKind, RosterPreview, Weight, describe
from chietai.tui.commands.command import AnyCommand, made_for
from chietai.tui.commands.roster_commands import LIST_PREVIEW_COMMANDS
from chietai.tui.grid import safe
from chietai.tui.screen_protocols import OpenMeeting
from chietai.tui.screens.command_screen import CommandScreen
from chietai.tui.screens.roster.columns_dialog import Columns, ColumnsDialog
from chietai.tui.screens.roster.matching import Fate, Plan, Question, intents, make_plan
from chietai.tui.screens.roster.preview_rows import shown_attributes, shown_columns, shown_row
from chietai.tui.screens.roster.source import Read, Source, read
from chietai.tui.widgets.choice import Choose
from chietai.tui.widgets.command_bar import CommandBar
from chietai.tui.widgets.heading import Heading
from chietai.tui.widgets.lines_table import LinesTable

_STYLES = Path(__file__).parents[2] / "styles" / "roster.tcss"
_CHUNK = 100
# These are asked about one by one, in words that name the people.
_ASKED_ELSEWHERE = (ProblemKind.SAME_NAME, ProblemKind.NAME_VARIANT)


class PreviewScreen(CommandScreen[int | None]):
    """Shows `result`; gives how many people were stored, or None."""

    CSS_PATH = _STYLES

    def __init__(self, meeting: OpenMeeting, result: Read) -> None:
        super().__init__()
        self._meeting = meeting
        self._result = result
        self._plan = Plan(())
        self._guesses = False
        self._many_is_right = False
        self._storing = False

    def commands(self) -> Sequence[AnyCommand]:
        """All commands of this screen."""
        return made_for(self, LIST_PREVIEW_COMMANDS)

    def compose(self) -> ComposeResult:
        yield Heading(_("Is the list understood?"))
        yield Static(id="how", classes="quiet-line")
        yield LinesTable(id="people")
        yield OptionList(id="noticed", markup=False)
        yield Static(id="preview-say", classes="say")
        yield CommandBar()

    def on_mount(self) -> None:
        """Shows what was understood."""
        self.call_later(self.show_result, self._result)

    # -- what was understood --------------------------------------------------------------------------------------

    @property
    def preview(self) -> RosterPreview:
        """The list as it was read."""
        assert self._result.preview is not None
        return self._result.preview

    @property
    def plan(self) -> Plan:
        """What becomes of each row."""
        return self._plan

    @property
    def can_guess(self) -> bool:
        """Whether sectors were guessed from the organisations."""
        return any(row.guessed_sector for row in self.preview.rows)

    def show_result(self, result: Read) -> None:
        """Shows a list that was read; one that could not be read leaves what is shown."""
        if result.preview is None:
            self.say(result.problem)
            return
        self._result = result
        self._many_is_right = False
        self._plan = make_plan(self.preview.rows, views.members(self._meeting.state))
        self._show_how()
        self._show_rows()
        self._show_noticed()
        self.say(result.problem)
        self.query_one("#noticed" if self._plan.questions else "#people").focus()

    def _show_how(self) -> None:
        preview, parts = self.preview, [safe(self.preview.source)]
        if preview.encoding:
            parts.append(_("Text: {encoding}").format(encoding=ENCODINGS.get(preview.encoding, preview.encoding)))
        if preview.sheet:
            parts.append(_("Sheet: {sheet}").format(sheet=safe(preview.sheet)))
        row = preview.header_row
        parts.append(_("Headings: row {n}").format(n=row) if row else _("No headings"))
        self.query_one("#how", Static).update(Content("  ".join(parts)))

    def _show_rows(self) -> None:
        table, attributes = self.query_one(LinesTable), shown_attributes(self.preview)
        table.show(
            shown_columns(attributes),
            len(self.preview.rows),
            lambda n: shown_row(self.preview, attributes, self._plan, n, self._guesses),
            place=table.place or 0,
        )
        self._show_count()

    def _show_count(self) -> None:
        n = len(self.preview.rows)
        self.query_one(Heading).say(right=ngettext("{n} person", "{n} people", n).format(n=n))
        self.refresh_commands()

    def _show_noticed(self) -> None:
        lines = self.query_one("#noticed", OptionList)
        lines.clear_options()
        ask = _("To decide: {text}")
        lines.add_options(
            Option(Content.styled(safe(ask.format(text=question.text)), "bold")) for question in self._plan.questions
        )
        problems = [p for p in self.preview.problems if p.kind not in _ASKED_ELSEWHERE]
        problems.sort(key=lambda p: (Weight.LOST, Weight.ASK, Weight.NOTE).index(p.weight))
        for problem in problems:
            style = "$warning" if problem.weight is not Weight.NOTE else "$quiet"
            lines.add_option(Option(Content.styled(safe(describe(problem)), style), disabled=False))
        lines.display = bool(lines.option_count)
        lines.highlighted = 0 if lines.option_count else None

    def say(self, sentence: str) -> None:
        """Says one sentence below the list."""
        self.query_one("#preview-say", Static).update(Content(safe(sentence)))

    # -- another way to read it -----------------------------------------------------------------------------------

    def read_again(self, source: Source) -> None:
        """Reads the list another way, in a worker."""
        self.say(_("Reading the list"))
        self.run_worker(lambda: read(source), thread=True, exclusive=True, name="read")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The list was read."""
        if event.state is WorkerState.SUCCESS and isinstance(event.worker.result, Read):
            self.show_result(event.worker.result)

    def ask_columns(self) -> None:
        """Asks what the columns hold."""

        def taken(answer: tuple[int, Columns] | None) -> None:
            if answer is not None:
                header, columns = answer
                self.read_again(self._result.source.with_(header=header, columns=columns))

        self.app.push_screen(ColumnsDialog(self.preview), taken)

    def ask_encoding(self) -> None:
        """Asks what kind of text it is."""
        codes = list(ENCODINGS)

        def taken(number: int | None) -> None:
            if number is not None:
                self.read_again(self._result.source.with_(encoding=codes[number]))

        now = codes.index(self.preview.encoding) if self.preview.encoding in codes else 0
        question = _("Choose another one when the names look wrong.")
        self.app.push_screen(Choose(_("Kind of text"), list(ENCODINGS.values()), question=question, chosen=now), taken)

    def ask_sheet(self) -> None:
        """Asks for the sheet."""
        sheets = self.preview.sheets

        def taken(number: int | None) -> None:
            if number is not None:
                self.read_again(self._result.source.with_(sheet=sheets[number], header=None, columns={}))

        self.app.push_screen(Choose(_("Which sheet?"), sheets, chosen=sheets.index(self.preview.sheet)), taken)

    def switch_guesses(self) -> None:
        """Takes the guessed sectors, or leaves them."""
        self._guesses = not self._guesses
        self.say(
            _("The guessed sectors are taken on. Each can be corrected later.")
            if self._guesses
            else _("The guessed sectors are not taken on.")
        )
        self._show_rows()

    # -- questions ------------------------------------------------------------------------------------------------

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answers a question."""
        event.stop()
        if event.option_index < len(self._plan.questions):
            self._ask(self._plan.questions[event.option_index], store=False)

    def on_lines_table_taken(self, event: LinesTable.Taken) -> None:
        """Answers the question about a row, or takes the row out and in again."""
        event.stop()
        place = event.place
        question = next((q for q in self._plan.questions if place in q.places), None)
        if question is not None:
            self._ask(question, store=False)
        else:
            self._plan.switch(place)
            self.query_one(LinesTable).refresh()
            self._show_count()

    def _ask(self, question: Question, *, store: bool) -> None:
        def answered(number: int | None) -> None:
            if number is not None:
                self._plan.answer(question, number)
                self.query_one(LinesTable).refresh()
                self._show_noticed()
                self._show_count()
                if store:
                    self.store()

        left = len(self._plan.questions)
        title = ngettext("{n} question", "{n} questions", left).format(n=left)
        self.app.push_screen(Choose(title, question.answers, question=question.text), answered)

    # -- storing --------------------------------------------------------------------------------------------------

    def store(self) -> None:
        """Asks what is still open, then stores."""
        many = next((p for p in self.preview.problems if p.kind is ProblemKind.MANY_PEOPLE), None)
        if self._storing:
            return
        if not self.preview.rows:
            words = _("There is nobody to store. Please check the columns ({key}) or choose another file.")
            self.say(words.format(key=self.key_of("columns")))
        elif many is not None and not self._many_is_right:
            answers = [_("No, go back"), _("Yes, this is the list")]
            self.app.push_screen(Choose(_("Many people"), answers, question=describe(many)), self._many)
        elif self._plan.questions:
            self._ask(self._plan.questions[0], store=True)
        else:
            self._storing = True
            self.run_worker(self._store(), name="store")

    def _many(self, answer: int | None) -> None:
        if answer == 1:
            self._many_is_right = True
            self.store()

    async def _store(self) -> None:
        wanted = intents(self._plan, self._meeting.state.members, self.services.new_id, guesses=self._guesses)
        done = 0
        while chunk := list(islice(wanted, _CHUNK)):
            problem = self._meeting.submit(*chunk)
            if problem:
                self._storing = False
                self.say(problem)
                return
            done += len(chunk)
            self.say(_("Storing: {n} of {all}").format(n=done, all=len(self.preview.rows)))
            await asyncio.sleep(0)  # keys and the clock in between
        self.dismiss(sum(self._plan.count(fate) for fate in (Fate.ADD, Fate.REVISE, Fate.SAME)))
