"""Boxes to tick that show by their shape, not by a colour, whether they are ticked: [x] and [ ]."""

from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Checkbox, RadioButton

from chietai.tui.textual_seams import SeamedToggle


class Tick(SeamedToggle, Checkbox):
    """A checkbox. `label` is plain text, never markup. The arrow keys go from one to the next, as in any list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(self, label: str | Content = "", value: bool = False, **kwargs: Any) -> None:
        super().__init__(Content(label) if isinstance(label, str) else label, value, **kwargs)

    def mark(self) -> Content:
        """[x] or [ ]."""
        return Content.assemble(("[x]" if self.value else "[ ]", self.get_visual_style("toggle--button")))


class Choice(SeamedToggle, RadioButton):
    """One choice of several, for a RadioSet. `label` is plain text, never markup."""

    def __init__(self, label: str | Content = "", value: bool = False, **kwargs: Any) -> None:
        super().__init__(Content(label) if isinstance(label, str) else label, value, **kwargs)

    def mark(self) -> Content:
        """(*) or ( )."""
        return Content.assemble(("(*)" if self.value else "( )", self.get_visual_style("toggle--button")))
