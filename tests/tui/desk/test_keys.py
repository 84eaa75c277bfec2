"""Keys: the usual ones, the user's, and clashes among them."""

from importlib import import_module
from pkgutil import iter_modules, walk_packages
from typing import Any

import pytest

from chietai.i18n import set_language
from chietai.meeting.kinds import StepKind
from chietai.tui import commands, screens
from chietai.tui.commands.command import AnyCommand, Command
from chietai.tui.commands.default_keys import DEFAULT_KEYS, KEYS_ELSEWHERE, shown
from chietai.tui.commands.keymap import keymap, unknown


class _Do(Command[Any]):
    label = hint = "x"
    key = ""

    def __init__(self, name: str, key: str, *steps: StepKind) -> None:
        self.id = name  # type: ignore[misc]
        self.key = key  # type: ignore[misc]
        self.steps = frozenset(steps) or None  # type: ignore[misc]

    def run(self, screen: Any) -> None:
        raise AssertionError


UNDO, CURTAIN = _Do("undo", "ctrl+z"), _Do("curtain", "f12")
DRAW, NEXT = _Do("draw", "f3", StepKind.DRAW), _Do("next_table", "f3", StepKind.REPORT)


def test_wishes_are_followed() -> None:
    found = keymap([UNDO, CURTAIN], {"undo": "F4"})
    assert found.of(UNDO) == "f4"
    assert found.of(CURTAIN) == "f12"
    assert not found.problems


def test_two_commands_may_change_places() -> None:
    found = keymap([UNDO, CURTAIN], {"undo": "f12", "curtain": "ctrl+z"})
    assert (found.of(UNDO), found.of(CURTAIN)) == ("f12", "ctrl+z")


def test_a_clash_is_one_sentence_that_names_both_and_changes_nothing() -> None:
    found = keymap([UNDO, CURTAIN], {"undo": "f12"})
    assert found.of(UNDO) == "ctrl+z"
    (problem,) = found.problems
    assert "undo" in problem
    assert "curtain" in problem
    assert "F12" in problem


def test_commands_of_different_steps_may_share_a_key() -> None:
    assert not keymap([DRAW, NEXT], {"draw": "f4", "next_table": "f4"}).problems
    assert keymap([DRAW, UNDO], {"draw": "ctrl+z"}).problems


@pytest.mark.parametrize("key", ["ctrl+j", "ctrl+m", "ctrl+h", "ctrl+i", "ctrl+c", "a", "enter", "f99", "ctrl+[red]"])
def test_keys_that_terminals_need_are_refused(key: str) -> None:
    found = keymap([UNDO], {"undo": key})
    assert found.of(UNDO) == "ctrl+z"
    assert len(found.problems) == 1


def test_a_command_may_be_left_without_a_key() -> None:
    assert keymap([UNDO], {"undo": ""}).of(UNDO) == ""


def test_keys_are_shown_as_on_a_keyboard() -> None:
    assert [shown(k) for k in ("ctrl+z", "f5", "pageup", "")] == ["Ctrl+Z", "F5", "PageUp", ""]


def test_keys_with_a_name_are_shown_in_the_language_of_the_user() -> None:
    set_language("ja")
    names = [shown(k) for k in ("space", "ctrl+left", "right", "up", "down", "home", "end", "escape")]
    assert names == ["スペース", "Ctrl+左", "右", "上", "下", "Home", "End", "Esc"]
    set_language("en")
    assert [shown(k) for k in ("space", "ctrl+left", "home")] == ["Space", "Ctrl+Left", "Home"]
    set_language("ja")


def test_a_command_that_does_not_exist_is_one_sentence() -> None:
    wanted = {"undoo": "f4", "replay_play": "f5", "tick": "f6", "page_after": "f8", "undo": "f7"}
    (problem,) = unknown(wanted)
    assert "undoo" in problem and "12" in problem


def _all_commands() -> list[type[AnyCommand]]:
    """All commands of the program that have a name."""
    for module in iter_modules(commands.__path__, f"{commands.__name__}."):
        import_module(module.name)
    kinds: list[type[AnyCommand]] = [Command]
    for kind in kinds:
        kinds += kind.__subclasses__()
    return [kind for kind in kinds if kind.__module__.startswith(commands.__name__) and hasattr(kind, "id")]


def test_the_table_of_keys_is_that_of_the_commands() -> None:
    kinds = _all_commands()
    assert {kind.id for kind in kinds} == set(DEFAULT_KEYS)
    assert {kind.usual for kind in kinds} - {""} == set(KEYS_ELSEWHERE)


def test_every_command_is_in_a_list_that_a_screen_offers() -> None:
    modules = [import_module(module.name) for module in iter_modules(commands.__path__, f"{commands.__name__}.")]
    lists = [value for module in modules for value in vars(module).values() if isinstance(value, tuple)]
    offered = {command for offers in lists for command in offers}
    assert {kind.id for kind in _all_commands() if kind not in offered and not kind.__subclasses__()} == set()


def test_commands_stand_in_the_package_of_commands_only() -> None:
    for module in walk_packages(screens.__path__, f"{screens.__name__}."):
        found = [value for value in vars(import_module(module.name)).values() if isinstance(value, type)]
        own = [value for value in found if issubclass(value, Command) and value.__module__ == module.name]
        assert not own, module.name
