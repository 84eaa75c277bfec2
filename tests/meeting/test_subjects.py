"""The closed lists of events and intents: every one belongs to a subject that decides and applies it."""

import inspect
from types import ModuleType
from typing import get_args

import pytest
from pydantic import BaseModel
from tests.meeting.meetings import STRATEGIES

from chietai.meeting import base, events, transitions
from chietai.meeting.intents import AnyIntent

EVENTS = set(events.KNOWN.values())
INTENTS = set(get_args(get_args(AnyIntent)[0]))
SUBJECTS = sorted({cls.__module__ for cls in INTENTS})


def test_every_event_is_applied_and_every_intent_decided_by_its_subject() -> None:
    assert set(transitions.EFFECTS) == EVENTS
    assert set(transitions.RULES) == INTENTS
    for cls, function in (*transitions.EFFECTS.items(), *transitions.RULES.items()):
        assert function.__module__ == cls.__module__


@pytest.mark.parametrize("name", SUBJECTS)
def test_no_class_of_a_subject_is_left_out_of_the_lists(name: str) -> None:
    module = inspect.getmodule(next(cls for cls in INTENTS if cls.__module__ == name))
    assert module is not None
    written = set(_written(module, base.Event, "type"))
    wanted = set(_written(module, base.Intent, "kind"))
    assert written == {cls for cls in EVENTS if cls.__module__ == name}
    assert wanted == {cls for cls in INTENTS if cls.__module__ == name}


def _written(module: ModuleType, root: type[BaseModel], tag: str) -> list[type[BaseModel]]:
    """The classes of `module` with a tag of their own, by which a document or a line of `chietai append` names them."""
    classes = [cls for _, cls in inspect.getmembers(module, inspect.isclass) if cls.__module__ == module.__name__]
    fields = [(cls, cls.model_fields.get(tag)) for cls in classes if issubclass(cls, root)]
    return [cls for cls, field in fields if field is not None and isinstance(field.default, str)]


def test_every_intent_is_tried_in_meetings_made_by_chance() -> None:
    assert set(STRATEGIES) == INTENTS
