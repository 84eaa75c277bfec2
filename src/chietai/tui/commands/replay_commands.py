"""Commands of the replay."""

from typing import TYPE_CHECKING

from chietai.i18n import N_, _
from chietai.tui.commands.command import AnyCommand, Command
from chietai.tui.commands.general_commands import GoHome, Help, NextTheme, Palette, Quit

if TYPE_CHECKING:
    from chietai.tui.screens.replay_screen import ReplayScreen


class PlayPause(Command["ReplayScreen"]):
    """Plays, or stops."""

    id = "replay_play"
    key = "space"
    label = N_("Play or stop")
    hint = N_("Lets the meeting go on, or stops it.")
    place = 1

    def title(self, screen: "ReplayScreen") -> str:
        return _("Stop here") if screen.playing else _("Play on")

    def run(self, screen: "ReplayScreen") -> None:
        screen.pause() if screen.playing else screen.play()


class EventBack(Command["ReplayScreen"]):
    """One event back."""

    id = "replay_back"
    key = "left"
    label = N_("Back by one")
    hint = N_("Goes back to the thing before.")
    place = 2

    def run(self, screen: "ReplayScreen") -> None:
        screen.step_by_event(-1)


class EventOn(Command["ReplayScreen"]):
    """One event on."""

    id = "replay_on"
    key = "right"
    label = N_("On by one")
    hint = N_("Goes on to the next thing that happened.")
    place = 3

    def run(self, screen: "ReplayScreen") -> None:
        screen.step_by_event(1)


class StepBack(Command["ReplayScreen"]):
    """To the step before."""

    id = "replay_step_back"
    key = "ctrl+left"
    label = N_("To the step before")
    hint = N_("Goes back to where a step of the meeting begins.")

    def run(self, screen: "ReplayScreen") -> None:
        screen.step_by_stay(-1)


class StepOn(Command["ReplayScreen"]):
    """To the next step."""

    id = "replay_step_on"
    key = "ctrl+right"
    label = N_("To the next step")
    hint = N_("Goes on to the next step of the meeting.")

    def run(self, screen: "ReplayScreen") -> None:
        screen.step_by_stay(1)


class Slower(Command["ReplayScreen"]):
    """Slower."""

    id = "replay_slower"
    key = "down"
    label = N_("Slower")
    hint = N_("Plays more slowly, down to the speed of the meeting itself.")
    place = 9

    def run(self, screen: "ReplayScreen") -> None:
        screen.change_speed(-1)


class Faster(Command["ReplayScreen"]):
    """Faster."""

    id = "replay_faster"
    key = "up"
    label = N_("Faster")
    hint = N_("Plays faster, up to sixty times the speed of the meeting.")
    place = 4

    def run(self, screen: "ReplayScreen") -> None:
        screen.change_speed(1)


class GoTo(Command["ReplayScreen"]):
    """To a step, or to what was said."""

    id = "replay_find"
    key = "ctrl+f"
    label = N_("Find a place")
    hint = N_("Goes to a step, or to where a word was said.")
    place = 7

    def run(self, screen: "ReplayScreen") -> None:
        screen.ask_where()


class FindNext(Command["ReplayScreen"]):
    """To the next place with the same word."""

    id = "replay_find_next"
    key = "f3"
    label = N_("Find next")
    hint = N_("Goes to where the same word was said next.")
    place = 8

    def available(self, screen: "ReplayScreen") -> bool:
        return bool(screen.sought)

    def run(self, screen: "ReplayScreen") -> None:
        screen.find_next()


class ToStart(Command["ReplayScreen"]):
    """To the beginning of the meeting."""

    id = "replay_start"
    key = "home"
    label = N_("To the beginning")
    hint = N_("Goes to where the meeting begins.")

    def run(self, screen: "ReplayScreen") -> None:
        screen.seek(screen.recording.beginning)


class ToEnd(Command["ReplayScreen"]):
    """To the end of the meeting."""

    id = "replay_end"
    key = "end"
    label = N_("To the end")
    hint = N_("Goes to the end of the meeting.")

    def run(self, screen: "ReplayScreen") -> None:
        screen.seek(screen.recording.length)


class Leave(GoHome):
    """Out of the replay."""

    key = "escape"
    label = N_("Go back")
    hint = N_("Leaves the replay and goes to the first screen.")
    place = 6


class PageOn(Command["ReplayScreen"]):
    """The next page of the stage."""

    id = "next_page"
    key = "pagedown"
    label = N_("Next page")
    hint = N_("Turns to the next page of a long list on the stage.")

    def available(self, screen: "ReplayScreen") -> bool:
        return screen.stage.pages > 1

    def run(self, screen: "ReplayScreen") -> None:
        screen.stage.next_page()


class PageBack(Command["ReplayScreen"]):
    """The page before."""

    id = "previous_page"
    key = "pageup"
    label = N_("Page before")
    hint = N_("Turns to the page before of a long list on the stage.")

    def available(self, screen: "ReplayScreen") -> bool:
        return screen.stage.pages > 1

    def run(self, screen: "ReplayScreen") -> None:
        screen.stage.previous_page()


REPLAY: tuple[type[AnyCommand], ...] = (
    PlayPause, EventBack, EventOn, Slower, Faster, GoTo, FindNext, StepBack, StepOn, ToStart, ToEnd, PageOn, PageBack,
    Help, Palette, NextTheme, Leave, Quit,
)  # fmt: skip
"""All commands of the replay, in the order in which the help lists them."""
