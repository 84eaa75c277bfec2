"""Commands for the three questions and for turns: what is asked, and who has the floor."""

from chietai.i18n import N_, _
from chietai.meeting import views
from chietai.meeting.addresses import speaker_named
from chietai.meeting.intents import EndTurn, StartTurn
from chietai.meeting.kinds import Phase, StepKind
from chietai.meeting.questions import next_question, next_trouble, next_turn, turn_seconds
from chietai.tui.commands.command import Command
from chietai.tui.desk.completion import Offer, completions
from chietai.tui.desk.prompt import Prompt
from chietai.tui.screen_protocols import Desk

_ROUNDS = frozenset({StepKind.ROUNDS})
_REPORT = frozenset({StepKind.REPORT})


class NextQuestion(Command[Desk]):
    """The next question, and after 問３ the next trouble."""

    id = "next_question"
    label = N_("Next question")
    hint = N_("Puts the next question; after the third, the first about the next chosen trouble.")
    steps = _ROUNDS
    place = 1

    def run(self, desk: Desk) -> None:
        intent = next_question(desk.state)
        if intent is None:
            desk.tell(_("That was the last question."))
        else:
            desk.submit(intent)


class PreviousQuestion(Command[Desk]):
    """The question before."""

    id = "previous_question"
    label = N_("Question before")
    hint = N_("Goes back to the question before.")
    steps = _ROUNDS

    def available(self, desk: Desk) -> bool:
        return bool(desk.state.question)

    def run(self, desk: Desk) -> None:
        intent = next_question(desk.state, -1)
        if intent is None:
            desk.tell(_("This is the first question."))
        else:
            desk.submit(intent)


class NextTrouble(Command[Desk]):
    """The first question about the next chosen trouble."""

    id = "next_trouble"
    label = N_("Next trouble")
    hint = N_("Puts the first question about the next chosen trouble.")
    steps = _ROUNDS
    place = 4

    def available(self, desk: Desk) -> bool:
        return len(views.picked(desk.state)) > 1

    def run(self, desk: Desk) -> None:
        intent = next_trouble(desk.state)
        if intent is None:
            desk.tell(_("That was the last trouble that was chosen."))
        else:
            desk.submit(intent)


class NextTable(Command[Desk]):
    """The next table has the floor."""

    id = "next_table"
    label = N_("Next table")
    hint = N_("Gives the floor to the next table and starts its clock. What you type is then theirs.")
    steps = _ROUNDS | frozenset({StepKind.TROUBLES, StepKind.SPREAD})
    place = 2

    def available(self, desk: Desk) -> bool:
        return desk.state.phase is Phase.LIVE and desk.state.table_count > 0

    def run(self, desk: Desk) -> None:
        intent = next_turn(desk.state)
        if intent is not None:
            desk.submit(intent, quiet=True)
            desk.tell(_("All tables have had their turn.") if isinstance(intent, EndTurn) else "")


class ReportTable(NextTable):
    """The next table reports."""

    id = "report_table"
    hint = N_("Lets the next table report and starts its clock.")
    steps = _REPORT
    place = 1


class GiveFloor(Command[Desk]):
    """The floor to a table or a person."""

    id = "give_floor"
    label = N_("Give the floor to ...")
    hint = N_("Gives the floor to one table or one person: 3 is table 3, s12 is seat 12.")

    def available(self, desk: Desk) -> bool:
        return desk.state.phase is Phase.LIVE and desk.state.table_count > 0

    def run(self, desk: Desk) -> None:
        def problem(value: str) -> str:
            return "" if speaker_named(desk.state, value) is not None else _("Please type 3 or s12 or @name.")

        def give(value: str) -> None:
            if (speaker := speaker_named(desk.state, value)) is not None:
                seconds = turn_seconds(desk.state)
                desk.submit(StartTurn(table=speaker.table, member=speaker.member, seconds=seconds))

        def offers(line: str) -> list[Offer]:
            return completions(desk.state, line)

        desk.ask(Prompt(_("Who has the floor? 3, s12 or @name"), give, problem, offers))


class FreeFloor(Command[Desk]):
    """Nobody has the floor."""

    id = "free_floor"
    label = N_("End the turn")
    hint = N_("Ends the turn. What you type is then the whole room's.")

    def available(self, desk: Desk) -> bool:
        return desk.state.turn is not None

    def run(self, desk: Desk) -> None:
        desk.submit(EndTurn())
