"""What each column of a list holds: shown with examples, and changed."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from chietai.i18n import _, pgettext
from chietai.roster import Field, RosterPreview, field_title
from chietai.tui.commands.default_keys import TAKE_KEY, shown
from chietai.tui.grid import safe
from chietai.tui.textual_seams import SeamedDialog
from chietai.tui.widgets.choice import Choose

Columns = Mapping[int, Field | None]
_EXAMPLES = 2


class ColumnsDialog(SeamedDialog[tuple[int, Columns] | None]):
    """Gives the row of the headings (0: none) and the field of every column, or None for Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding(TAKE_KEY, "take", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    ColumnsDialog { align: center middle; }
    ColumnsDialog OptionList { height: auto; max-height: 14; }
    ColumnsDialog Static { height: auto; margin: 0 0 1 0; color: $quiet; }
    """

    def __init__(self, preview: RosterPreview) -> None:
        super().__init__()
        self._preview = preview
        self._header = preview.header_row
        width = max([len(preview.columns), *(len(row) for row in preview.sample)])
        known = {column.index: column.field for column in preview.columns}
        self._fields: dict[int, Field | None] = {index: known.get(index) for index in range(width)}

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = Content(_("What the columns hold"))
            words = _("Enter changes a line, {key} reads again, Esc goes back")
            box.border_subtitle = Content(words.format(key=shown(TAKE_KEY)))
            yield Static(Content(_("The names have to be in one of the columns.")))
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Lists the columns."""
        self.query_one(OptionList).styles.border = ("none", "transparent")
        self._list(0)

    def _list(self, place: int) -> None:
        lines = self.query_one(OptionList)
        lines.clear_options()
        row = _("none") if not self._header else str(self._header)
        lines.add_option(Option(Content.assemble(_("Row with the headings") + "  ", (row, "bold"))))
        lines.add_options(Option(self._line(index)) for index in self._fields)
        lines.highlighted = place

    def _line(self, index: int) -> Content:
        field = self._fields[index]
        title = self._cell(self._header, index) if self._header else ""
        comma = pgettext("between the items of a list", ", ")
        rows = range(self._header + 1, self._header + 1 + _EXAMPLES)
        examples = comma.join(cell for cell in (self._cell(row, index) for row in rows) if cell)
        name = _("column {n}").format(n=index + 1)
        meaning = field_title(field) if field else _("not used")
        return Content.assemble(
            f"{name}  ",
            (f"{safe(title)}  " if title else "", "$quiet"),
            (meaning, "bold"),
            (f"  {safe(examples)}", "$quiet"),
        )

    def _cell(self, row: int, index: int) -> str:
        sample = self._preview.sample
        return sample[row - 1][index] if row <= len(sample) and index < len(sample[row - 1]) else ""

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Asks for the headings, or for the meaning of a column."""
        event.stop()
        place = event.option_index
        if place == 0:
            rows = len(self._preview.sample)
            answers = [_("There are no headings"), *(_("Row {n}").format(n=n) for n in range(1, rows + 1))]
            self.app.push_screen(Choose(_("Row with the headings"), answers, chosen=self._header), self._set_header)
            return
        index = place - 1
        kinds: list[Field | None] = [None, *Field]
        answers = [field_title(kind) if kind else _("not used") for kind in kinds]

        def chosen(number: int | None) -> None:
            if number is not None:
                wanted = kinds[number]
                for other, field in self._fields.items():
                    if wanted is not None and field is wanted:
                        self._fields[other] = None  # a field has one column
                self._fields[index] = wanted
                self._list(place)

        title = _("What does column {n} hold?").format(n=index + 1)
        self.app.push_screen(Choose(title, answers, chosen=kinds.index(self._fields[index])), chosen)

    def _set_header(self, row: int | None) -> None:
        if row is not None:
            self._header = row
            self._list(0)

    def action_take(self) -> None:
        """Gives what was chosen."""
        self.dismiss((self._header, self._fields))
