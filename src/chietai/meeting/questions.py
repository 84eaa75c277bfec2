"""What is asked next within a step, and who speaks next: questions about the chosen troubles, tables in turn."""

from chietai.meeting import views
from chietai.meeting.intents import PutQuestion
from chietai.meeting.state import State

TURN_SECONDS = 120
"""Length of a turn when the format says nothing."""


def turn_seconds(state: State) -> int:
    """Seconds of one turn, as the format says or as usual."""
    return state.details.turn_seconds or TURN_SECONDS


def questions(state: State) -> list[tuple[int, str]]:
    """All questions in their order, 1 to 3 about each chosen trouble: pairs of question and id of the trouble."""
    chosen = [entry.id for entry in views.picked(state)] or [state.trouble_id]
    return [(question, trouble) for trouble in chosen for question in (1, 2, 3)]


def next_question(state: State, by: int = 1) -> PutQuestion | None:
    """The question after (or before, by = -1) the present one: 問１ to 問３ of each chosen trouble in turn."""
    asked = questions(state)
    now = (state.question, state.trouble_id)
    place = asked.index(now) + by if now in asked else 0
    if not 0 <= place < len(asked):
        return None
    return PutQuestion(question=asked[place][0], trouble=asked[place][1])


def next_table(state: State) -> int | None:
    """The table that speaks after the one that has the floor; None after the last, and without tables."""
    seated = [number for number, people in enumerate(views.tables(state), start=1) if people]
    now = state.turn.table if state.turn and state.turn.table else 0
    return next((number for number in seated if number > now), None)
