"""All commands of the desk, in the order in which the help lists them."""

from typing import Any

from chietai.tui.commands.choosing_commands import PickTop, ReviewDone, ReviewDropped, ReviewNotYet, ReviewUnderWay
from chietai.tui.commands.clock_commands import AddMinute, StopOrGo, TakeMinute
from chietai.tui.commands.closing_commands import CarryOn, CloseMeeting, Export, Leave, Play, QuitMeeting
from chietai.tui.commands.command import Command
from chietai.tui.commands.entry_commands import Entries, Note, RedoIt, UndoIt
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

DESK: tuple[type[Command[Any]], ...] = (
    ReceptionAttendance, ReviewDone, ReviewUnderWay, ReviewNotYet, ReviewDropped, Draw, Dice, SkipShow, PickTop,
    NextQuestion, PreviousQuestion, NextTrouble, NextTable, ReportTable,
    CloseMeeting,
    NextStep, PreviousStep, Steps, StopOrGo, AddMinute, TakeMinute, GiveFloor, FreeFloor,
    UndoIt, RedoIt, Entries, Note, Attendance, Seats, Room,
    Agreements, Curtain, Panel, NextPage, PreviousPage, Play, CarryOn, Export,
    Help, Palette, NextTheme, Leave, QuitMeeting,
)  # fmt: skip
