"""Commands for the end of the meeting, for what goes wrong with storing, and for leaving."""

from pathlib import Path
from typing import TYPE_CHECKING

from chietai.i18n import N_, _
from chietai.meeting.intents import CloseSession
from chietai.meeting.kinds import Phase, StepKind
from chietai.records.record_errors import RecordError
from chietai.tui.commands.command import Command
from chietai.tui.desk.prompt import Prompt, needed
from chietai.tui.grid import safe

if TYPE_CHECKING:
    from chietai.tui.screens.meeting.meeting_screen import MeetingScreen


class CloseMeeting(Command["MeetingScreen"]):
    """The meeting ends."""

    id = "close_meeting"
    key = "f3"
    label = N_("Close the meeting")
    hint = N_("Ends the meeting and offers to write the summary. Corrections stay possible.")
    steps = frozenset({StepKind.CLOSE})
    place = 1

    def available(self, screen: "MeetingScreen") -> bool:
        return screen.state.phase is Phase.LIVE

    def run(self, screen: "MeetingScreen") -> None:
        from chietai.tui.screens.confirm import Confirm

        def answered(yes: bool | None) -> None:
            if yes and screen.submit(CloseSession()) is not None:
                screen.call_next(screen.offer_export)

        screen.app.push_screen(Confirm(_("Close the meeting now?"), _("Close it"), _("Not now")), answered)


class Export(Command["MeetingScreen"]):
    """The summary."""

    id = "export"
    key = "ctrl+e"
    label = N_("Write the summary")
    hint = N_("Writes the summary of the meeting: for reading, printing and tables.")

    def rank(self, screen: "MeetingScreen") -> int:
        return 1 if screen.state.phase is Phase.CLOSED else 0

    def run(self, screen: "MeetingScreen") -> None:
        screen.call_next(screen.export)


class CarryOn(Command["MeetingScreen"]):
    """Another folder, when the disk refuses."""

    id = "carry_on"
    key = "ctrl+w"
    label = N_("Go on in another folder")
    hint = N_("Stores the whole meeting in another folder and goes on there.")
    place = 1

    def available(self, screen: "MeetingScreen") -> bool:
        return bool(screen.failure)

    def run(self, screen: "MeetingScreen") -> None:
        def into(value: str) -> None:
            try:
                path = screen.session.carry_on(Path(value.strip()).expanduser())
            except RecordError as error:
                screen.tell(safe(str(error)), problem=True)
            else:
                screen.tell(_("It goes on in {path}").format(path=safe(str(path))))

        try:
            path = screen.session.carry_on()
        except RecordError as error:
            screen.tell(safe(str(error)), problem=True)
            problem = needed(_("Please type the name of a folder."))
            screen.ask(Prompt(_("In which folder shall it go on?"), into, problem))
        else:
            screen.tell(_("It goes on in {path}").format(path=safe(str(path))))
        screen.refresh_state()


class Play(Command["MeetingScreen"]):
    """The rehearsal goes on by itself."""

    id = "play"
    key = "ctrl+p"
    label = N_("Let it play")
    hint = N_("The rehearsal goes on by itself; the same key stops it so that you can go on by hand.")
    place = 4

    def available(self, screen: "MeetingScreen") -> bool:
        return screen.autoplay is not None

    def title(self, screen: "MeetingScreen") -> str:
        return _("Stop playing") if screen.playing else _(self.label)

    def run(self, screen: "MeetingScreen") -> None:
        from chietai.tui.screens.meeting.playing import play_on

        screen.playing = not screen.playing
        screen.tell("")
        play_on(screen)


class Leave(Command["MeetingScreen"]):
    """To the first screen."""

    id = "home"
    label = N_("First screen")
    hint = N_("Goes to the first screen. Everything is stored.")

    def run(self, screen: "MeetingScreen") -> None:
        screen.leave(screen.desk.go_home)


class QuitMeeting(Command["MeetingScreen"]):
    """Out of the program."""

    id = "quit"
    key = "ctrl+q"
    label = N_("Leave the program")
    hint = N_("Leaves the program. Everything is stored.")

    def rank(self, screen: "MeetingScreen") -> int:
        return 3 if screen.state.phase is Phase.CLOSED else 0

    def run(self, screen: "MeetingScreen") -> None:
        screen.leave(screen.desk.action_quit)
