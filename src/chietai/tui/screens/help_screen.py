"""The help: every command of a screen, step by step, with its key, in plain words."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from chietai.i18n import _
from chietai.meeting.kinds import StepKind
from chietai.tui.commands.command import AnyCommand
from chietai.tui.commands.default_keys import DEFAULT_KEYS
from chietai.tui.screens.command_screen import CommandScreen
from chietai.tui.textual_seams import SeamedDialog
from chietai.tui.widgets.text_columns import hanging
from chietai.wording import names


class HelpScreen(SeamedDialog[None]):
    """All commands of `screen`, first those of the step it is in (if it has steps)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(f"escape,{DEFAULT_KEYS['help']},enter,q", "dismiss(None)", show=False)
    ]

    def __init__(self, screen: CommandScreen[Any]) -> None:
        super().__init__()
        self._of = screen

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog help") as scroll:
            scroll.border_title = Content(_("Help"))
            scroll.border_subtitle = Content(_("Esc closes"))
            yield Static(self._content())

    def on_mount(self) -> None:
        """Lets the arrow keys scroll."""
        self.query_one(VerticalScroll).focus()

    def _content(self) -> Content:
        now = getattr(self._of, "step_kind", None)
        kinds = sorted(StepKind, key=lambda kind: kind is not now)
        parts: list[Content] = []
        lines = getattr(self._of, "line_help", None)
        commands = self._of.all_commands
        for kind in kinds:
            own = [c for c in commands if c.steps is not None and kind in c.steps]
            typed: Sequence[tuple[str, str]] = lines(kind) if lines else ()
            if own or typed:
                title = names.step_kind(kind)
                parts.append(_heading(_("{step} (now)").format(step=title) if kind is now else title))
                parts += [self._command(c) for c in own] + [self._row(shape, means) for shape, means in typed]
            if kind is kinds[0]:
                parts.append(_heading(_("Always")))
                parts += [self._command(c) for c in commands if c.steps is None]
        return Content("\n").join(parts)

    def _command(self, command: AnyCommand) -> Content:
        key = self._of.key_of(command.id) or self._of.key_of("palette")
        return self._row(key, _(command.label), command.tooltip(self._of))

    def _row(self, key: str, title: str, tooltip: str = "") -> Content:
        heads = [(f"  {key}", 11, "$accent bold")]
        if not tooltip:
            heads = [(f"  {key}", 24, "$accent bold")]
            return hanging(heads, title, self._columns())
        return hanging([*heads, (title, 22, "bold")], tooltip, self._columns())

    def _columns(self) -> int:
        return min(100, self.app.size.width) - 6


def _heading(text: str) -> Content:
    return Content.assemble("\n", (text, "$primary bold"))
