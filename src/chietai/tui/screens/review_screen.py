"""What a paper hides, before it is written: a person looks at what is in doubt, and says what may stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from chietai.i18n import _, ngettext, pgettext
from chietai.meeting.state import Judgement
from chietai.reports import terms
from chietai.reports.review import Review
from chietai.reports.review_answers import Answer, Answers, Item
from chietai.reports.summary import Level
from chietai.tui.commands.command import AnyCommand, made_for
from chietai.tui.commands.review_commands import REVIEW_COMMANDS
from chietai.tui.grid import LINES, safe
from chietai.tui.screens.command_screen import CommandScreen
from chietai.tui.widgets.command_bar import CommandBar
from chietai.tui.widgets.heading import Heading
from chietai.tui.widgets.lines_table import LinesTable
from chietai.tui.widgets.status_line import StatusLine

_STYLES = Path(__file__).parents[1] / "styles" / "export.tcss"
_STANDS_OUT = "$background on $warning bold"
_AROUND = 60
"""Characters of the sentence that are shown before the words, and after them."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What came of looking: what was said, whether everything in doubt was looked at, whether to write the files."""

    judgements: tuple[Judgement, ...]
    looked: bool
    write: bool


class ReviewScreen(CommandScreen[Reviewed]):
    """A list, what is in doubt first, then the rest of what is hidden; above it the marked words in their sentence."""

    CSS_PATH = _STYLES

    def __init__(self, review: Review, level: Level) -> None:
        super().__init__()
        self._level = level
        self.answers = Answers(review)

    def commands(self) -> Sequence[AnyCommand]:
        """All commands of this screen."""
        return made_for(self, REVIEW_COMMANDS)

    def compose(self) -> ComposeResult:
        yield Heading(_("What the paper hides"), terms.level(self._level).stamp)
        yield Static(id="passage")
        yield LinesTable(id="hidden")
        yield StatusLine()
        yield CommandBar()

    def on_mount(self) -> None:
        """Marks the first that is in doubt."""
        super().on_mount()
        self._refill(0)
        self.query_one(LinesTable).focus()

    def tell(self, text: str, *, problem: bool = False) -> None:
        """Says one sentence at the bottom."""
        self.query_one(StatusLine).say(text, problem=problem)

    # -- what is marked -------------------------------------------------------------------------------------------

    @property
    def marked(self) -> int:
        """The place of the marked item, from 0."""
        return self.query_one(LinesTable).place or 0

    @property
    def item(self) -> Item | None:
        """The marked item; None when nothing is hidden."""
        return self.answers.items[self.marked] if self.answers.items else None

    @property
    def in_doubt(self) -> bool:
        """Whether the marked words may lead to nobody."""
        return bool(self.query(LinesTable)) and self.item is not None and self.item.in_doubt

    # -- what is done ---------------------------------------------------------------------------------------------

    def answer(self, answer: Answer) -> None:
        """Answers about the marked words, and goes on to the next that nobody has answered."""
        if not self.answers.items:
            return
        self.answers.give(self.marked, answer)
        place = self.answers.next_open(self.marked)
        self._refill(self.marked if place is None else place)

    def write(self) -> None:
        """Writes the files. What nobody has answered stays hidden."""
        self._leave(write=True)

    def go_back(self) -> None:
        """Back without writing. What was answered is remembered."""
        self._leave(write=False)

    def _leave(self, *, write: bool) -> None:
        self.dismiss(Reviewed(self.answers.judgements(), not self.answers.open, write))

    def on_lines_table_taken(self, message: LinesTable.Taken) -> None:
        """Enter: what is in doubt stays hidden; when everything was looked at, the files are written."""
        message.stop()
        if not self.answers.open:
            self.write()
        elif self.answers.of(self.marked) is None:
            self.answer(Answer.HIDE)
        else:
            self._refill(self.answers.next_open(self.marked) or 0)

    def on_lines_table_marked(self, message: LinesTable.Marked) -> None:
        """Shows the sentence of the marked words."""
        message.stop()
        self._show_passage()

    # -- what is shown --------------------------------------------------------------------------------------------

    def _refill(self, place: int) -> None:
        columns = (
            (pgettext("hidden", "What becomes of it"), 12),
            (pgettext("hidden", "Words"), 20),
            (pgettext("hidden", "Places"), 6),
            (pgettext("hidden", "Where"), max(20, self.app.size.width - 44)),
        )
        self.query_one(LinesTable).show(columns, len(self.answers.items), self._row, place=place)
        self._show_passage()

    def _row(self, place: int) -> Sequence[str]:
        item = self.answers.items[place]
        return (
            _answer(self.answers.of(place)),
            item.first.words,
            str(len(item.passages)) if len(item.passages) > 1 else "",
            terms.place(item.first.place),
        )

    def _show_passage(self) -> None:
        self.query_one("#passage", Static).update(self._passage())
        left = len(self.answers.open)
        asked = self.answers.asked
        if self.item is not None and self.marked < asked:
            position = _("In doubt: {n} of {all}").format(n=self.marked + 1, all=asked)
        else:
            position = ""
        status = (
            ngettext("{n} place is not answered yet.", "{n} places are not answered yet.", left).format(n=left)
            if left
            else _("Everything has been looked at.")
        )
        self.query_one(StatusLine).show(status, position)
        self.refresh_commands()

    def _passage(self) -> Content:
        item = self.item
        if item is None:
            return Content(_("Nothing is hidden in this paper."))
        more = len(item.passages) - 1
        where = terms.place(item.first.place)
        if more:
            where += terms.aside(ngettext("and {n} more place", "and {n} more places", more).format(n=more))
        return Content.assemble(
            (f"{where}  ", "bold"),
            (terms.sort(item.first), "$quiet"),
            "\n\n",
            self._sentence(item),
            "\n\n",
            (self._hint(), "$accent"),
        )

    def _hint(self) -> str:
        if not self.answers.open:
            return _("Enter: write the files")
        if self.answers.of(self.marked) is None:
            return _("Enter: leave it hidden, and on to the next")
        return _("Enter: on to the next that is not answered")

    def _sentence(self, item: Item) -> Content:
        """The sentence of the first place in lines, the words standing out in it."""
        passage = item.first
        before, after = (safe(part) for part in passage.around(_AROUND))
        words = safe(passage.words)
        text = before + words + after
        sentence = Content(text).stylize(_STANDS_OUT, len(before), len(before) + len(words))
        if any(other.text == passage.text for other in item.passages[1:]):  # the answer is about all of them
            for match in re.finditer(re.escape(words), text):
                sentence = sentence.stylize(_STANDS_OUT, *match.span())
        return Content("\n").join(sentence.divide(LINES.divide(text, max(20, self.app.size.width - 6))))


def _answer(answer: Answer | None) -> str:
    """What becomes of an item, in a word."""
    if answer is None:
        return pgettext("hidden", "in doubt")
    match answer:
        case Answer.HIDE:
            return pgettext("hidden", "hidden")
        case Answer.KEEP:
            return pgettext("hidden", "left")
        case Answer.ALWAYS:
            return pgettext("hidden", "always left")
        case _:
            assert_never(answer)
