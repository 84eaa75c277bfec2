"""Which function belongs to which intent."""

from collections.abc import Callable
from typing import Any, TypeVar

from chietai.meeting.events import Event
from chietai.meeting.intents import Intent
from chietai.meeting.stamp import Stamp
from chietai.meeting.state import State

Wanted = TypeVar("Wanted", bound=Intent)
Rule = Callable[[State, Any, Stamp], Event]

_rules: dict[type[Intent], Rule] = {}


def rule(
    cls: type[Wanted],
) -> Callable[[Callable[[State, Wanted, Stamp], Event]], Callable[[State, Wanted, Stamp], Event]]:
    """Registers the decorated function as the rule for intents of class `cls`."""

    def register(function: Callable[[State, Wanted, Stamp], Event]) -> Callable[[State, Wanted, Stamp], Event]:
        _rules[cls] = function
        return function

    return register


def rule_for(intent: Intent) -> Rule:
    """The rule for `intent`. Raises KeyError for a class that no module registered: a mistake of ours."""
    return _rules[type(intent)]
