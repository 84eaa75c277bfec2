"""How many tables, how many at each, and how many people must be there."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from chietai.drawing import USUAL_TABLE_SIZE, sizes_for
from chietai.i18n import N_, _, ngettext
from chietai.meeting.intents import DescribeSession, Intent
from chietai.meeting.model import Details
from chietai.meeting.state import State
from chietai.tui.screens.prepare import typed_values
from chietai.tui.screens.prepare.page import Page, lead
from chietai.tui.widgets.form_fields import ChoiceField, Field, TextField

_MOST_TABLES, _MOST_QUORUM = 99, 999
_MOST_SHOWN = 24


class TablesPage(Page):
    """Tables by number or by size, and the quorum."""

    key = "tables"
    title = N_("Tables")

    def compose(self) -> ComposeResult:
        details = self.state.details
        ways = [("size", _("By people at a table")), ("tables", _("By number of tables"))]
        yield lead(_("The lots are drawn on the day, for those who are there. This shows everybody being there."))
        with Horizontal(classes="pair"):
            yield ChoiceField("way", _("How tables are counted"), ways, "tables" if details.tables else "size")
            yield TextField("number", "", self._number())
        yield Static(id="sizes", classes="big")
        yield TextField("quorum", _("How many must be present (0: no such rule)"), str(details.quorum or 0))

    def intent_for(self, field: Field, text: str) -> Intent | None:
        if field.key == "quorum":
            return self.detail("quorum", typed_values.count(text, _MOST_QUORUM))
        number = self.field("number")
        if field.key == "way":
            number.put(str(USUAL_TABLE_SIZE if text == "size" else max(1, len(planned_sizes(self.state)))))
            number.note("")
        wanted = typed_values.count(number.text, _MOST_TABLES)
        if not wanted:
            raise typed_values.WrongInputError(_("Please write a number from 1."))
        by_size = self.field("way").text == "size"
        change = Details(tables=0, table_size=wanted) if by_size else Details(tables=wanted)
        return None if self.state.details.updated(change) == self.state.details else DescribeSession(details=change)

    def updated(self) -> None:
        """Shows the tables as they would be."""
        state = self.state
        by_size = self.field("way").text == "size"
        label = _("Most at one table") if by_size else _("Number of tables")
        self.field("number").editor.border_title = Content(label)
        self.query_one("#sizes", Static).update(Content(self._words(state)))
        quorum, people = state.details.quorum or 0, len(state.members)
        if not self.field("quorum").wrong:
            too_many = people and quorum > people
            self.field("quorum").note(_("The list has only {n} members.").format(n=people) if too_many else "")

    def reload(self) -> None:
        self.field("way").put("tables" if self.state.details.tables else "size")
        self.field("number").put(self._number())
        self.field("quorum").put(str(self.state.details.quorum or 0))
        self.updated()

    def _number(self) -> str:
        details = self.state.details
        return str(details.tables or details.table_size or USUAL_TABLE_SIZE)

    def _words(self, state: State) -> str:
        people, sizes = len(state.members), planned_sizes(state)
        if not sizes:
            return _("With a member list, the tables are shown here.")
        each = " ".join(_("{n}p").format(n=n) for n in sizes[:_MOST_SHOWN])
        more = " ..." if len(sizes) > _MOST_SHOWN else ""
        tables = ngettext("{n} table", "{n} tables", len(sizes)).format(n=len(sizes))
        everybody = ngettext("{n} member", "{n} members", people).format(n=people)
        return f"{everybody}  {tables}  {each}{more}"


def planned_sizes(state: State) -> tuple[int, ...]:
    """The tables as they would be if everybody on the list came."""
    return sizes_for(state, len(state.members))
