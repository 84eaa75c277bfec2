"""Which function belongs to which event."""

from collections.abc import Callable
from typing import Any, TypeVar

from chietai.meeting.events import Event
from chietai.meeting.state import State

E = TypeVar("E", bound=Event)
Effect = Callable[[State, Any], State]

_effects: dict[type[Event], Effect] = {}


def effect(cls: type[E]) -> Callable[[Callable[[State, E], State]], Callable[[State, E], State]]:
    """Registers the decorated function as what an event of class `cls` does."""

    def register(function: Callable[[State, E], State]) -> Callable[[State, E], State]:
        _effects[cls] = function
        return function

    return register


def effect_of(state: State, event: Event) -> State:
    """The content of the state after `event`; unchanged for an event without effect here."""
    function = _effects.get(type(event))
    return state if function is None else function(state, event)
