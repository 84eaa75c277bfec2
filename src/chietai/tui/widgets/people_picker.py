"""People to choose from a list, found by typing a part of the name, its reading or the organisation."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from chietai.i18n import _
from chietai.meeting.model import Member
from chietai.text.folding import fold
from chietai.tui.commands.default_keys import TAKE_KEY, shown
from chietai.tui.editors import JapaneseInput
from chietai.tui.grid import safe
from chietai.tui.textual_seams import SeamedDialog
from chietai.tui.widgets.text_columns import cut


def matching(members: Sequence[Member], typed: str) -> list[Member]:
    """The members whose name, reading or organisation contains `typed`."""
    key = fold(typed)
    return [m for m in members if key in fold(m.name) or key in fold(m.reading) or key in fold(m.organisation)]


class PickPeople(SeamedDialog[tuple[str, ...] | None]):
    """Gives the ids of at least `least` members in the order of the list, or None. With `least` 1, Enter gives one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
        Binding(TAKE_KEY, "take", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    PickPeople { align: center middle; }
    PickPeople OptionList { height: auto; max-height: 14; }
    """

    def __init__(self, title: str, members: Sequence[Member], *, least: int = 2) -> None:
        super().__init__()
        self._title, self._members, self._least = title, members, least
        self._shown: list[Member] = []
        self._picked: set[str] = set()

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = Content(safe(self._title))
            yield JapaneseInput(placeholder=_("Type a part of the name, then choose with the arrow keys"))
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Lists everybody."""
        self._list("")

    def _list(self, typed: str, place: int = 0) -> None:
        self._shown = matching(self._members, typed)
        lines = self.query_one(OptionList)
        lines.clear_options()
        lines.add_options(Option(self._line(member)) for member in self._shown)
        lines.highlighted = min(place, len(self._shown) - 1) if self._shown else None
        box = self.query_one(".dialog", Vertical)
        if self._least == 1:
            box.border_subtitle = Content(_("Enter chooses, Esc goes back"))
        else:
            box.border_subtitle = Content(
                _("{n} chosen: Enter adds or drops, {key} is done, Esc goes back").format(
                    n=len(self._picked), key=shown(TAKE_KEY)
                )
            )

    def _line(self, member: Member) -> Content:
        name = cut(member.name, 24)
        mark = ("[x] " if member.id in self._picked else "[ ] ") if self._least > 1 else ""
        gap = " " * max(2, 20 - cell_len(name))
        return Content.assemble((mark, "bold"), (name, "bold"), gap, (cut(member.organisation, 36), "$quiet"))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrows the list."""
        self._list(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Takes the marked one."""
        event.stop()
        place = self.query_one(OptionList).highlighted
        if place is not None:
            self._toggle(place)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Takes the clicked one."""
        event.stop()
        self._toggle(event.option_index)

    def _toggle(self, place: int) -> None:
        member = self._shown[place]
        if self._least == 1:
            self.dismiss((member.id,))
            return
        self._picked ^= {member.id}
        self._list(self.query_one(Input).value, place)

    def action_move(self, by: int) -> None:
        """Moves the mark without leaving the field."""
        lines = self.query_one(OptionList)
        lines.action_cursor_down() if by > 0 else lines.action_cursor_up()

    def action_take(self) -> None:
        """Gives those who were chosen."""
        if len(self._picked) >= self._least:
            self.dismiss(tuple(member.id for member in self._members if member.id in self._picked))
        else:
            self.query_one(".dialog", Vertical).border_subtitle = Content(_("Please choose at least two people."))
