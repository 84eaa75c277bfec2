"""The commands of the desk: all of them in the order of the help, and those about the end and leaving."""

from contextlib import suppress

from chietai.i18n import N_, _
from chietai.meeting.intents import CloseSession, Intent
from chietai.meeting.kinds import Phase, StepKind
from chietai.meeting.refusal import Refused
from chietai.records.live_session import rescue_folders
from chietai.records.record_errors import RecordError
from chietai.regular_files import expanded
from chietai.tui.commands.choosing_commands import PickTop, ReviewDone, ReviewDropped, ReviewNotYet, ReviewUnderWay
from chietai.tui.commands.clock_commands import AddMinute, StopOrGo, TakeMinute
from chietai.tui.commands.command import Command
from chietai.tui.commands.entry_commands import Entries, Note, RedoIt, ShowAsSaid, ShowHidden, UndoIt
from chietai.tui.commands.general_commands import Help, NextTheme, Palette
from chietai.tui.commands.people_commands import Attendance, Dice, Draw, ReceptionAttendance, Room, Seats
from chietai.tui.commands.question_commands import (
    FreeFloor,
    GiveFloor,
    NextQuestion,
    NextTable,
    NextTrouble,
    PreviousQuestion,
    ReportTable,
)
from chietai.tui.commands.step_commands import NextStep, PreviousStep, Steps
from chietai.tui.commands.view_commands import Agreements, Curtain, NextPage, Panel, PreviousPage, SkipShow
from chietai.tui.desk.prompt import Prompt, needed
from chietai.tui.grid import safe
from chietai.tui.screen_protocols import Desk


class CloseMeeting(Command[Desk]):
    """The meeting ends."""

    id = "close_meeting"
    label = N_("Close the meeting")
    hint = N_("Ends the meeting and offers to write the summary. Corrections stay possible.")
    steps = frozenset({StepKind.CLOSE})
    place = 1

    def available(self, desk: Desk) -> bool:
        return desk.state.phase is Phase.LIVE

    def run(self, desk: Desk) -> None:
        def close() -> None:
            if desk.submit(CloseSession()) is not None:
                desk.call_next(self._offer_export, desk)

        desk.confirm(_("Close the meeting now?"), _("Close it"), _("Not now"), close)

    @staticmethod
    def _offer_export(desk: Desk) -> None:
        question = _("The meeting is closed. Write the summary now?")
        desk.confirm(question, _("Write it"), _("Not now"), lambda: desk.call_next(desk.export))


class Export(Command[Desk]):
    """The summary."""

    id = "export"
    label = N_("Write the summary")
    hint = N_("Writes the summary of the meeting: for reading, printing and tables.")

    def rank(self, desk: Desk) -> int:
        return 1 if desk.state.phase is Phase.CLOSED else 0

    def run(self, desk: Desk) -> None:
        desk.call_next(desk.export)


class CarryOn(Command[Desk]):
    """Another folder, when the disk refuses."""

    id = "carry_on"
    label = N_("Go on in another folder")
    hint = N_("Stores the whole meeting in another folder and goes on there.")
    place = 1

    def available(self, desk: Desk) -> bool:
        return bool(desk.failure)

    def run(self, desk: Desk) -> None:
        def into(value: str) -> None:
            try:
                path = desk.session.carry_on([expanded(value.strip())])
            except RecordError as error:
                desk.tell(safe(str(error)), problem=True)
            else:
                desk.tell(_("It goes on in {path}").format(path=safe(str(path))))

        try:
            path = desk.session.carry_on(rescue_folders(desk.services.home, desk.session.path))
        except RecordError as error:
            desk.tell(safe(str(error)), problem=True)
            problem = needed(_("Please type the name of a folder."))
            desk.ask(Prompt(_("In which folder shall it go on?"), into, problem))
        else:
            desk.tell(_("It goes on in {path}").format(path=safe(str(path))))
        desk.refresh_state()


class Play(Command[Desk]):
    """The rehearsal goes on by itself."""

    id = "play"
    label = N_("Let it play")
    hint = N_("The rehearsal goes on by itself; the same key stops it so that you can go on by hand.")
    place = 4

    def available(self, desk: Desk) -> bool:
        return desk.autoplay is not None

    def title(self, desk: Desk) -> str:
        return _("Stop playing") if desk.playing else _(self.label)

    def run(self, desk: Desk) -> None:
        desk.playing = not desk.playing
        desk.tell("")
        _play_on(desk)


def _play_on(desk: Desk) -> None:
    """Lets the rehearsal do its next thing after its time."""
    if desk.autoplay is None or not desk.playing:
        return
    # Somebody may have gone on by hand meanwhile.
    desk.autoplay.see(desk.state)
    beat = next(desk.autoplay, None)
    if beat is None:
        desk.playing = False
        desk.refresh_commands()
    else:
        desk.set_timer(beat[0], lambda: _play(desk, beat[1]))


def _play(desk: Desk, intent: Intent) -> None:
    if not desk.playing:
        return
    with suppress(Refused):
        desk.session.submit(intent)
        desk.refresh_state()
    _play_on(desk)


class Leave(Command[Desk]):
    """To the first screen."""

    id = "home"
    label = N_("First screen")
    hint = N_("Goes to the first screen. Everything is stored.")

    def run(self, desk: Desk) -> None:
        desk.leave(desk.program.go_home)


class QuitMeeting(Command[Desk]):
    """Out of the program."""

    id = "quit"
    label = N_("Leave the program")
    hint = N_("Leaves the program. Everything is stored.")

    def rank(self, desk: Desk) -> int:
        return 3 if desk.state.phase is Phase.CLOSED else 0

    def run(self, desk: Desk) -> None:
        desk.leave(desk.program.action_quit)


DESK_COMMANDS: tuple[type[Command[Desk]], ...] = (
    ReceptionAttendance, ReviewDone, ReviewUnderWay, ReviewNotYet, ReviewDropped, Draw, Dice, SkipShow, PickTop,
    NextQuestion, PreviousQuestion, NextTrouble, NextTable, ReportTable,
    CloseMeeting,
    NextStep, PreviousStep, Steps, StopOrGo, AddMinute, TakeMinute, GiveFloor, FreeFloor,
    ShowAsSaid, ShowHidden, UndoIt, RedoIt, Entries, Note, Attendance, Seats, Room,
    Agreements, Curtain, Panel, NextPage, PreviousPage, Play, CarryOn, Export,
    Help, Palette, NextTheme, Leave, QuitMeeting,
)  # fmt: skip
"""Everything that can be done at the desk, in the order in which the help lists it."""
