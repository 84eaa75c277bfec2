"""Commands about what is seen: agreements, curtain, private panel, pages."""

from typing import ClassVar

from chietai.i18n import N_, _
from chietai.meeting.intents import ShowOverlay
from chietai.meeting.kinds import Overlay, StepKind
from chietai.tui.commands.command import Command
from chietai.tui.screen_protocols import Desk


class _Overlay(Command[Desk]):
    overlay: ClassVar[Overlay]

    def title(self, desk: Desk) -> str:
        return _("Back") if desk.state.overlay is self.overlay else _(self.label)

    def run(self, desk: Desk) -> None:
        there = desk.state.overlay is self.overlay
        desk.submit(ShowOverlay(overlay=Overlay.NONE if there else self.overlay), quiet=True)


class Agreements(_Overlay):
    """The three agreements over the stage, and away again."""

    id = "agreements"
    label = N_("Agreements")
    hint = N_("Shows the three agreements; the same key takes them away.")
    overlay = Overlay.AGREEMENTS
    place = 7


class Curtain(_Overlay):
    """The curtain, and away again."""

    id = "curtain"
    label = N_("Curtain")
    hint = N_("Hides the stage while you do something private; the same key opens it.")
    overlay = Overlay.CURTAIN
    place = 10


class Panel(Command[Desk]):
    """The private panel, and away again."""

    id = "panel"
    label = N_("Facilitator's notes")
    hint = N_("Opens or closes the panel for the facilitator: who has not spoken, notes, times. The room can see it!")
    place = 11

    def title(self, desk: Desk) -> str:
        return _("Close notes") if desk.notes_open else _(self.label)

    def run(self, desk: Desk) -> None:
        desk.toggle_notes()


class NextPage(Command[Desk]):
    """The next page of the stage."""

    id = "next_page"
    label = N_("Next page")
    hint = N_("Turns to the next page of a long list on the stage.")
    place = 12

    def rank(self, desk: Desk) -> int:
        # The aim has always two pages; elsewhere the footer would change while people speak.
        return 1 if desk.step_kind is StepKind.AIM else self.place

    def available(self, desk: Desk) -> bool:
        return desk.pages > 1

    def run(self, desk: Desk) -> None:
        desk.turn_page(1)


class PreviousPage(Command[Desk]):
    """The page before."""

    id = "previous_page"
    label = N_("Page before")
    hint = N_("Turns to the page before of a long list on the stage.")

    def available(self, desk: Desk) -> bool:
        return desk.pages > 1

    def run(self, desk: Desk) -> None:
        desk.turn_page(-1)


class SkipShow(Command[Desk]):
    """The result of the draw at once."""

    id = "skip_show"
    label = N_("Show all tables now")
    hint = N_("Ends the show of the draw: all tables stand at once. Esc does the same.")
    steps = frozenset({StepKind.DRAW})

    def available(self, desk: Desk) -> bool:
        return bool(desk.state.draws)

    def run(self, desk: Desk) -> None:
        desk.skip_show()
