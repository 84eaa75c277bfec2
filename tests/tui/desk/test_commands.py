"""The commands of the desk as a whole: keys, words, and that each can be found and clicked."""

from dataclasses import replace
from itertools import combinations

import pytest
from tests.tui.desk.room import Hands

from chietai.meeting.kinds import StepKind
from chietai.tui.app import ChietaiApp
from chietai.tui.commands.desk_commands import DESK_COMMANDS
from chietai.tui.commands.keymap import keymap, meet
from chietai.tui.screens.help_screen import HelpScreen
from chietai.tui.screens.palette import PaletteScreen
from chietai.tui.widgets.command_bar import CommandBar

COMMANDS = [cls() for cls in DESK_COMMANDS]


def test_no_two_commands_share_a_key_in_one_step() -> None:
    for one, other in combinations(COMMANDS, 2):
        assert not (one.key and one.key == other.key and meet(one, other)), (one.id, other.id)


def test_the_usual_keys_are_such_as_the_settings_allow() -> None:
    found = keymap(COMMANDS, {command.id: command.key for command in COMMANDS})
    assert not found.problems


def test_every_command_has_its_own_id_and_words() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    for command in COMMANDS:
        assert command.label and command.hint


@pytest.mark.parametrize("kind", list(StepKind))
def test_every_step_has_one_main_thing_to_do(kind: StepKind) -> None:
    main = [c for c in COMMANDS if c.steps is not None and kind in c.steps and c.place == 1]
    nothing_to_do = {StepKind.AIM, StepKind.TROUBLES, StepKind.SPREAD}
    assert len(main) == (0 if kind in nothing_to_do else 1)


async def test_the_help_lists_every_command_with_the_step_of_now_first(app: ChietaiApp) -> None:
    async with app.run_test(size=(120, 200)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8", "f1")
        assert isinstance(app.screen, HelpScreen)
        text = str(app.screen.query("Static").first().visual)
        for command in COMMANDS:
            assert command.title(hands.desk)[:4] in text or command.tooltip(hands.desk)[:8] in text, command.id
        assert text.index("受付（いまここ）") < text.index("いつでも") < text.index("くじ引き")
        await hands.press("escape")
        assert app.screen is hands.desk


async def test_the_palette_finds_a_command_by_a_word_and_does_it(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8", "f2")
        assert isinstance(app.screen, PaletteScreen)
        await hands.line("幕")
        assert hands.state.overlay.value == "curtain"


async def test_the_footer_is_clickable_and_holds_still(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        before = hands.footer
        await hands.line("1")
        assert hands.footer == before
        bar = hands.desk.query_one(CommandBar)
        await pilot.click(bar, offset=(before.index("受付へ") if "受付へ" in before else 12, 0))
        await pilot.pause()
        assert hands.desk.step_kind is StepKind.RECALL


async def test_a_key_that_means_nothing_now_says_so(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8", "f7")
        assert hands.said == "F7 は、いまは使えません。"


async def test_the_settings_change_keys(app: ChietaiApp) -> None:
    app.settings = replace(app.settings, keys={"curtain": "f10"})
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8", "f10")
        assert hands.state.overlay.value == "curtain"
        await hands.press("f12")
        assert hands.state.overlay.value == "curtain"
