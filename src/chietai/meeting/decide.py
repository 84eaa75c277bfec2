"""`decide`: from what somebody wants to what has happened. Pure: the clock and the id come in with the stamp."""

from collections.abc import Callable
from typing import Any, get_args

from chietai.meeting import (
    choosing,
    clocks,
    closing,
    corrections,
    course,
    entries,
    history,
    membership,
    promises,
    questions,
    seats,
    session_setup,
)
from chietai.meeting.base import Event, Intent
from chietai.meeting.stamp import Stamp
from chietai.meeting.state import State

_Rule = Callable[[State, Any, Stamp], Event]

_BY_SUBJECT: tuple[tuple[Any, _Rule], ...] = (
    (session_setup.SetupIntent, session_setup.decide_setup),
    (membership.MembershipIntent, membership.decide_membership),
    (course.CourseIntent, course.decide_course),
    (questions.QuestionIntent, questions.decide_questions),
    (clocks.ClockIntent, clocks.decide_clocks),
    (seats.SeatIntent, seats.decide_seats),
    (entries.Say, entries.decide_entries),
    (corrections.CorrectionIntent, corrections.decide_corrections),
    (choosing.ChoosingIntent, choosing.decide_choosing),
    (promises.PromiseIntent, promises.decide_promises),
    (closing.ClosingIntent, closing.decide_closing),
    (history.HistoryIntent, history.decide_history),
)

RULES: dict[type[Intent], _Rule] = {cls: rule for union, rule in _BY_SUBJECT for cls in get_args(union)}
"""The function of the subject that each intent belongs to."""


def decide(state: State, intent: Intent, stamp: Stamp) -> Event:
    """The event that `intent` becomes in `state`.

    Raises `chietai.meeting.refusal.Refused` when it is not allowed or would change nothing.
    """
    return RULES[type(intent)](state, intent, stamp)
