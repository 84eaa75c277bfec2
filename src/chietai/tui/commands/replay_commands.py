"""Commands of the replay."""

from typing import Protocol

from chietai.i18n import N_, _
from chietai.tui.commands.command import Command
from chietai.tui.commands.general_commands import GoHome, Help, NextTheme, Palette, Quit
from chietai.tui.recording import Recording
from chietai.tui.screen_protocols import AnyScreen
from chietai.tui.stage import Stage


class Replaying(AnyScreen, Protocol):
    """The replay of a meeting."""

    playing: bool
    search_text: str

    @property
    def recording(self) -> Recording:
        """The meeting from its beginning to its end."""

    @property
    def stage(self) -> Stage:
        """What the room would read."""

    def play(self) -> None:
        """Lets the meeting go on."""

    def pause(self) -> None:
        """Stops."""

    def seek(self, position: float) -> None:
        """Goes to `position`, in seconds from the beginning of the recording."""

    def step_by_event(self, by: int) -> None:
        """To the next event, or the one before."""

    def step_by_stay(self, by: int) -> None:
        """To where the next step begins, or the one before."""

    def change_speed(self, by: int) -> None:
        """Plays faster or slower."""

    def ask_where(self) -> None:
        """Asks for a step or a word, and goes there."""

    def find_next(self) -> None:
        """To where the word was said next."""


class PlayPause(Command[Replaying]):
    """Plays, or stops."""

    id = "replay_play"
    label = N_("Play or stop")
    hint = N_("Lets the meeting go on, or stops it.")
    place = 1

    def title(self, screen: Replaying) -> str:
        return _("Stop here") if screen.playing else _("Play on")

    def run(self, screen: Replaying) -> None:
        screen.pause() if screen.playing else screen.play()


class EventBack(Command[Replaying]):
    """One event back."""

    id = "replay_back"
    label = N_("Back by one")
    hint = N_("Goes back to the thing before.")
    place = 2

    def run(self, screen: Replaying) -> None:
        screen.step_by_event(-1)


class EventOn(Command[Replaying]):
    """One event on."""

    id = "replay_on"
    label = N_("On by one")
    hint = N_("Goes on to the next thing that happened.")
    place = 3

    def run(self, screen: Replaying) -> None:
        screen.step_by_event(1)


class StepBack(Command[Replaying]):
    """To the step before."""

    id = "replay_step_back"
    label = N_("To the step before")
    hint = N_("Goes back to where a step of the meeting begins.")

    def run(self, screen: Replaying) -> None:
        screen.step_by_stay(-1)


class StepOn(Command[Replaying]):
    """To the next step."""

    id = "replay_step_on"
    label = N_("To the next step")
    hint = N_("Goes on to the next step of the meeting.")

    def run(self, screen: Replaying) -> None:
        screen.step_by_stay(1)


class Slower(Command[Replaying]):
    """Slower."""

    id = "replay_slower"
    label = N_("Slower")
    hint = N_("Plays more slowly, down to the speed of the meeting itself.")
    place = 9

    def run(self, screen: Replaying) -> None:
        screen.change_speed(-1)


class Faster(Command[Replaying]):
    """Faster."""

    id = "replay_faster"
    label = N_("Faster")
    hint = N_("Plays faster, up to sixty times the speed of the meeting.")
    place = 4

    def run(self, screen: Replaying) -> None:
        screen.change_speed(1)


class GoTo(Command[Replaying]):
    """To a step, or to what was said."""

    id = "replay_find"
    label = N_("Find a place")
    hint = N_("Goes to a step, or to where a word was said.")
    place = 7

    def run(self, screen: Replaying) -> None:
        screen.ask_where()


class FindNext(Command[Replaying]):
    """To the next place with the same word."""

    id = "replay_find_next"
    label = N_("Find next")
    hint = N_("Goes to where the same word was said next.")
    place = 8

    def available(self, screen: Replaying) -> bool:
        return bool(screen.search_text)

    def run(self, screen: Replaying) -> None:
        screen.find_next()


class ToStart(Command[Replaying]):
    """To the beginning of the meeting."""

    id = "replay_start"
    label = N_("To the beginning")
    hint = N_("Goes to where the meeting begins.")

    def run(self, screen: Replaying) -> None:
        screen.seek(screen.recording.beginning)


class ToEnd(Command[Replaying]):
    """To the end of the meeting."""

    id = "replay_end"
    label = N_("To the end")
    hint = N_("Goes to the end of the meeting.")

    def run(self, screen: Replaying) -> None:
        screen.seek(screen.recording.length)


class Leave(GoHome):
    """Out of the replay."""

    usual = "home away from the desk"
    label = N_("Go back")
    hint = N_("Leaves the replay and goes to the first screen.")
    place = 6


class PageOn(Command[Replaying]):
    """The next page of the stage."""

    id = "next_page"
    label = N_("Next page")
    hint = N_("Turns to the next page of a long list on the stage.")

    def available(self, screen: Replaying) -> bool:
        return screen.stage.pages > 1

    def run(self, screen: Replaying) -> None:
        screen.stage.next_page()


class PageBack(Command[Replaying]):
    """The page before."""

    id = "previous_page"
    label = N_("Page before")
    hint = N_("Turns to the page before of a long list on the stage.")

    def available(self, screen: Replaying) -> bool:
        return screen.stage.pages > 1

    def run(self, screen: Replaying) -> None:
        screen.stage.previous_page()


REPLAY_COMMANDS: tuple[type[Command[Replaying]], ...] = (
    PlayPause, EventBack, EventOn, Slower, Faster, GoTo, FindNext, StepBack, StepOn, ToStart, ToEnd, PageOn, PageBack,
    Help, Palette, NextTheme, Leave, Quit,
)  # fmt: skip
"""All commands of the replay, in the order in which the help lists them."""
