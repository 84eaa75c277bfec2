"""The help: every command of a screen, step by step, with its key, in plain words."""

from collections.abc import Sequence
from typing import Any

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from chietai.i18n import _
from chietai.meeting.words import StepKind
from chietai.tui.commands.base import AnyCommand
from chietai.tui.commands.keys import shown
from chietai.tui.screens.command_screen import CommandScreen
from chietai.wording import names


class HelpScreen(ModalScreen[None]):
    """All commands of `screen`, first those of the step it is in (if it has steps)."""

    BINDINGS = [Binding("escape,f1,enter,q", "dismiss(None)", show=False)]  # noqa: RUF012

    def __init__(self, screen: CommandScreen[Any]) -> None:
        super().__init__()
        self._of = screen

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog") as scroll:
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
                parts += [self._command(c) for c in own] + [_row(shape, means) for shape, means in typed]
            if kind is kinds[0]:
                parts.append(_heading(_("Always")))
                parts += [self._command(c) for c in commands if c.steps is None]
        return Content("\n").join(parts)

    def _command(self, command: AnyCommand) -> Content:
        return _row(shown(self._of.keymap.of(command)) or "F2", _(command.label), command.tooltip())


def _heading(text: str) -> Content:
    return Content.assemble("\n", (text, "$primary bold"))


def _row(key: str, title: str, tooltip: str = "") -> Content:
    gap = " " * max(1, 12 - cell_len(key))
    name = title + " " * max(1, 24 - cell_len(title)) if tooltip else title
    return Content.assemble((f"  {key}{gap}", "$accent bold"), (name, "bold" if tooltip else ""), (tooltip, "$quiet"))
