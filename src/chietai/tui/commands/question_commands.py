"""Commands for the three questions and for turns: what is asked, and who has the floor."""

from typing import TYPE_CHECKING

from chietai.i18n import N_, _
from chietai.meeting import views
from chietai.meeting.intents import EndTurn, PutQuestion, StartTurn
from chietai.meeting.kinds import Phase, StepKind
from chietai.meeting.line import address
from chietai.meeting.questions import next_question, next_table, turn_seconds
from chietai.tui.commands.command import Command
from chietai.tui.desk.completion import Offer, completions
from chietai.tui.desk.prompt import Prompt

if TYPE_CHECKING:
    from chietai.tui.screens.meeting.meeting_screen import MeetingScreen

_ROUNDS = frozenset({StepKind.ROUNDS})
_REPORT = frozenset({StepKind.REPORT})


class NextQuestion(Command["MeetingScreen"]):
    """The next question, and after 問３ the next trouble."""

    id = "next_question"
    key = "f3"
    label = N_("Next question")
    hint = N_("Puts the next question; after the third, the first about the next chosen trouble.")
    steps = _ROUNDS
    place = 1

    def run(self, screen: "MeetingScreen") -> None:
        intent = next_question(screen.state)
        if intent is None:
            screen.tell(_("That was the last question."))
        else:
            screen.submit(intent)


class PreviousQuestion(Command["MeetingScreen"]):
    """The question before."""

    id = "previous_question"
    label = N_("Question before")
    hint = N_("Goes back to the question before.")
    steps = _ROUNDS

    def available(self, screen: "MeetingScreen") -> bool:
        return bool(screen.state.question)

    def run(self, screen: "MeetingScreen") -> None:
        intent = next_question(screen.state, -1)
        if intent is None:
            screen.tell(_("This is the first question."))
        else:
            screen.submit(intent)


class NextTrouble(Command["MeetingScreen"]):
    """The first question about the next chosen trouble."""

    id = "next_trouble"
    key = "ctrl+o"
    label = N_("Next trouble")
    hint = N_("Puts the first question about the next chosen trouble.")
    steps = _ROUNDS
    place = 4

    def available(self, screen: "MeetingScreen") -> bool:
        return len(views.picked(screen.state)) > 1

    def run(self, screen: "MeetingScreen") -> None:
        chosen = [entry.id for entry in views.picked(screen.state)]
        now = screen.state.trouble_id
        place = chosen.index(now) + 1 if now in chosen else 0
        if place == len(chosen):
            screen.tell(_("That was the last trouble that was chosen."))
        else:
            screen.submit(PutQuestion(question=1, trouble=chosen[place]))


class NextTable(Command["MeetingScreen"]):
    """The next table has the floor."""

    id = "next_table"
    key = "ctrl+n"
    label = N_("Next table")
    hint = N_("Gives the floor to the next table and starts its clock. What you type is then theirs.")
    steps = _ROUNDS | frozenset({StepKind.TROUBLES, StepKind.SPREAD})
    place = 2

    def available(self, screen: "MeetingScreen") -> bool:
        return screen.state.phase is Phase.LIVE and screen.state.table_count > 0

    def run(self, screen: "MeetingScreen") -> None:
        state = screen.state
        table = next_table(state)
        if table is not None:
            screen.submit(StartTurn(table=table, seconds=turn_seconds(state)), quiet=True)
            screen.tell("")
        elif state.turn is not None:
            screen.submit(EndTurn(), quiet=True)
            screen.tell(_("All tables have had their turn."))


class ReportTable(NextTable):
    """The next table reports."""

    id = "report_table"
    key = "f3"
    hint = N_("Lets the next table report and starts its clock.")
    steps = _REPORT
    place = 1


class GiveFloor(Command["MeetingScreen"]):
    """The floor to a table or a person."""

    id = "give_floor"
    label = N_("Give the floor to ...")
    hint = N_("Gives the floor to one table or one person: 3 is table 3, s12 is seat 12.")

    def available(self, screen: "MeetingScreen") -> bool:
        return screen.state.phase is Phase.LIVE and screen.state.table_count > 0

    def run(self, screen: "MeetingScreen") -> None:
        def problem(value: str) -> str:
            said = address(screen.state, f"{value.strip()} x")
            return "" if said.text == "x" and (said.table or said.member) else _("Please type 3 or s12 or @name.")

        def give(value: str) -> None:
            said = address(screen.state, f"{value.strip()} x")
            seconds = turn_seconds(screen.state)
            screen.submit(StartTurn(table=said.table, member=said.member, seconds=seconds))

        def offers(line: str) -> list[Offer]:
            return completions(screen.state, line)

        screen.ask(Prompt(_("Who has the floor? 3, s12 or @name"), give, problem, offers))


class FreeFloor(Command["MeetingScreen"]):
    """Nobody has the floor."""

    id = "free_floor"
    label = N_("End the turn")
    hint = N_("Ends the turn. What you type is then the whole room's.")

    def available(self, screen: "MeetingScreen") -> bool:
        return screen.state.turn is not None

    def run(self, screen: "MeetingScreen") -> None:
        screen.submit(EndTurn())
