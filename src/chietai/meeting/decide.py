"""`decide`: from what somebody wants to what has happened. Pure: the clock and the id come in with the stamp."""

from chietai.meeting.events import Event
from chietai.meeting.intents import Intent
from chietai.meeting.rules import rule_for
from chietai.meeting.stamp import Stamp
from chietai.meeting.state import State


def decide(state: State, intent: Intent, stamp: Stamp) -> Event:
    """The event that `intent` becomes in `state`.

    Raises `chietai.meeting.refusal.Refused` when it is not allowed or would change nothing.
    """
    return rule_for(intent)(state, intent, stamp)
