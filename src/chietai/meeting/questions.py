"""Questions and turns: which question the room works on, what is asked next, who has the floor and who speaks next."""

from typing import Literal, assert_never

from chietai.meeting import views
from chietai.meeting.base import Event, Intent, Ref
from chietai.meeting.kinds import StepKind
from chietai.meeting.model import PlannedStep, Question, Seconds, Table
from chietai.meeting.references import find_member, find_trouble
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import Countdown, Stamp, State, Turn, evolve

TURN_SECONDS = 120
"""Length of a turn when the format says nothing."""


class PutQuestion(Intent):
    """Puts a question to the room, about one trouble if `trouble` names it."""

    kind: Literal["question"] = "question"
    question: Question
    trouble: Ref = ""


class StartTurn(Intent):
    """Gives the floor to a table or a member for so many seconds; 0 is without a countdown."""

    kind: Literal["turn"] = "turn"
    table: Table | None = None
    member: Ref = ""
    seconds: Seconds = 0


class EndTurn(Intent):
    """Ends the turn: the floor is free."""

    kind: Literal["end_turn"] = "end_turn"


QuestionIntent = PutQuestion | StartTurn | EndTurn


class QuestionPut(Event):
    """A question was put to the room about one trouble."""

    type: Literal["QuestionPut"] = "QuestionPut"
    question: Question
    trouble_id: str = ""


class TurnStarted(Event):
    """A table, or one member, has the floor for so many seconds."""

    type: Literal["TurnStarted"] = "TurnStarted"
    table: Table | None = None
    member_id: str = ""
    seconds: Seconds = 0


class TurnEnded(Event):
    """The floor is free."""

    type: Literal["TurnEnded"] = "TurnEnded"


QuestionEvent = QuestionPut | TurnStarted | TurnEnded


def decide_questions(state: State, intent: QuestionIntent, stamp: Stamp) -> QuestionEvent:
    """The event that `intent` becomes; raises Refused."""
    match intent:
        case PutQuestion():
            trouble_id = find_trouble(state, intent.trouble).id if intent.trouble else ""
            if (state.question, state.trouble_id) == (intent.question, trouble_id):
                raise Refused(Reason.NO_CHANGE)
            return QuestionPut(question=intent.question, trouble_id=trouble_id, **stamp.on(state))
        case StartTurn():
            member_id = find_member(state, intent.member) if intent.member else ""
            if intent.table is not None and intent.table > state.table_count:
                raise Refused(Reason.UNKNOWN_TABLE, ref=str(intent.table))
            return TurnStarted(table=intent.table, member_id=member_id, seconds=intent.seconds, **stamp.on(state))
        case EndTurn():
            if state.turn is None:
                raise Refused(Reason.NO_TURN)
            return TurnEnded(**stamp.on(state))
        case _:
            assert_never(intent)


def apply_questions(state: State, event: QuestionEvent) -> State:
    """The state after `event`; unchanged for a trouble or a member that does not exist."""
    match event:
        case TurnStarted():
            if event.member_id and event.member_id not in state.members:
                return state
            return evolve(state, turn=Turn(event.table, event.member_id, Countdown(event.seconds, since=event.at)))
        case TurnEnded():
            return evolve(state, turn=None)
        case QuestionPut():
            if event.trouble_id and event.trouble_id not in state.entries:
                return state
            return evolve(state, question=event.question, trouble_id=event.trouble_id, turn=None)
        case _:
            assert_never(event)


def turn_seconds(state: State) -> int:
    """Seconds of one turn, as the format says or as usual."""
    return state.details.turn_seconds or TURN_SECONDS


def questions(state: State) -> list[tuple[int, str]]:
    """All questions in their order, 1 to 3 about each chosen trouble: pairs of question and id of the trouble."""
    chosen = [entry.id for entry in views.picked(state)] or [state.trouble_id]
    return [(question, trouble) for trouble in chosen for question in (1, 2, 3)]


def opening_question(state: State, step: PlannedStep) -> PutQuestion | None:
    """The question that is put by itself when `step` is entered: 問１ about the first chosen trouble, at the rounds.

    None for other steps, when a question was put before, and while nothing is chosen.
    """
    chosen = views.picked(state)
    if step.kind is not StepKind.ROUNDS or state.question or not chosen:
        return None
    return PutQuestion(question=1, trouble=chosen[0].id)


def next_question(state: State, by: int = 1) -> PutQuestion | None:
    """The question after (or before, by = -1) the present one: 問１ to 問３ of each chosen trouble in turn."""
    in_order = questions(state)
    now = (state.question, state.trouble_id)
    place = in_order.index(now) + by if now in in_order else 0
    if not 0 <= place < len(in_order):
        return None
    return PutQuestion(question=in_order[place][0], trouble=in_order[place][1])


def next_trouble(state: State) -> PutQuestion | None:
    """問１ about the chosen trouble after the one that is worked on; None after the last."""
    chosen = [entry.id for entry in views.picked(state)]
    place = chosen.index(state.trouble_id) + 1 if state.trouble_id in chosen else 0
    return PutQuestion(question=1, trouble=chosen[place]) if place < len(chosen) else None


def next_turn(state: State) -> StartTurn | EndTurn | None:
    """The turn of the table that speaks next; after the last one the floor is free, then there is nothing to do."""
    table = next_table(state)
    if table is not None:
        return StartTurn(table=table, seconds=turn_seconds(state))
    return EndTurn() if state.turn is not None else None


def next_table(state: State) -> int | None:
    """The table that speaks after the one that has the floor; None after the last, and without tables."""
    seated = [number for number, people in enumerate(views.tables(state), start=1) if people]
    now = state.turn.table if state.turn and state.turn.table else 0
    return next((number for number in seated if number > now), None)
