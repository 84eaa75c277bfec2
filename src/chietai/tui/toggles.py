"""Boxes to tick that show by their shape, not by a colour, whether they are ticked: [x] and [ ]."""

from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.style import Style
from textual.widgets import Checkbox, RadioButton


def _box(inner: str, style: Style) -> Content:
    return Content.assemble((f"[{inner}]", style))


class Tick(Checkbox):
    """A checkbox. `label` is plain text, never markup. The arrow keys go from one to the next, as in any list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(self, label: str | Content = "", value: bool = False, **kwargs: Any) -> None:
        super().__init__(Content(label) if isinstance(label, str) else label, value, **kwargs)

    @property
    def _button(self) -> Content:
        return _box("x" if self.value else " ", self.get_visual_style("toggle--button"))


class Choice(RadioButton):
    """One choice of several, for a RadioSet. `label` is plain text, never markup."""

    def __init__(self, label: str | Content = "", value: bool = False, **kwargs: Any) -> None:
        super().__init__(Content(label) if isinstance(label, str) else label, value, **kwargs)

    @property
    def _button(self) -> Content:
        return Content.assemble(("(*)" if self.value else "( )", self.get_visual_style("toggle--button")))
