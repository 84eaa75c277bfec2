"""Tables, rules of the draw, programme, room and record by keys."""

import asyncio
from pathlib import Path

import pytest
from tests.tui.prepare.conftest import Running
from tests.tui.prepare.hands import Hands, document, stored

from chietai.meeting import intents as i
from chietai.meeting.kinds import StepKind
from chietai.meeting.model import Council, Member, PlannedStep
from chietai.tui.screens.prepare.prepare_screen import PrepareScreen
from chietai.tui.screens.prepare.ready_page import overview
from chietai.tui.services import Services


@pytest.fixture
def path(services: Services) -> Path:
    """A council of 24 people."""
    people = [
        i.RegisterMember(member=Member(id=f"m{n}", name=f"佐藤 {chr(0x4E00 + n)}", organisation=f"団体{n % 7}"))
        for n in range(24)
    ]
    return document(services, "room", i.DescribeCouncil(council=Council(name="協議体")), *people)


async def test_tables_by_size_and_by_number(running: Running, path: Path) -> None:
    async with running("prepare", path, page="tables") as hands:
        assert "24人  テーブル5つ  5人 5人 5人 5人 4人" in hands.text()
        await hands.press("right", "tab")  # by number of tables
        assert hands.field("number").text == "5"
        await hands.press("backspace", "6", "tab")
        assert "テーブル6つ  4人 4人 4人 4人 4人 4人" in hands.text()
        assert hands.state.details.tables == 6
        await hands.press("backspace", "3", "0", "tab")
        assert hands.state.details.quorum == 30
        assert "名簿には24人しかいません" in hands.text()


async def test_who_leaves_while_a_page_is_coming_leaves(running: Running, path: Path) -> None:
    """At whatever moment of it."""
    async with running("prepare", path) as hands:
        screen = hands.app.screen
        assert isinstance(screen, PrepareScreen)
        for moments in range(0, 40, 3):
            turning = asyncio.create_task(screen.turn(1 if moments % 2 else -1))
            for _moment in range(moments):
                await asyncio.sleep(0)
            screen._preparation, left = None, screen._preparation
            await turning
            screen.show_progress()
            screen._preparation = left


async def test_rules_of_the_draw(running: Running, path: Path, services: Services) -> None:
    async with running("prepare", path, page="rules") as hands:
        await hands.press("tab", "enter", "enter", "down", "enter", "f10")  # the first two: not at one table
        assert hands.state.rules.apart == (("m0", "m1"),)
        await hands.press("right", "enter", "f10")  # nobody chosen: it stays open
        await hands.press("down", "enter", "down", "down", "enter", "f10")
        assert hands.state.rules.together == (("m1", "m3"),)
        await hands.press("right", "enter", "down", "down", "enter", "down", "enter")  # the third at table 2
        assert hands.state.rules.at == (("m2", 1),)
        assert "同じテーブルにしない" in hands.text()
        await hands.press("shift+tab", "down", "delete")  # the second rule goes
        assert hands.state.rules.together == ()
    assert stored(path, services).rules.at == (("m2", 1),)


async def test_the_length_is_counted_from_the_start_wherever_it_is_told(running: Running, path: Path) -> None:
    kinds = ((StepKind.RECEPTION, 30), (StepKind.AIM, 45), (StepKind.CLOSE, 55))
    steps = [PlannedStep(id=kind.value, kind=kind, minutes=minutes) for kind, minutes in kinds]
    async with running("prepare", path, page="programme") as hands:
        for programme, words in (
            (steps, "3段階、開会から100分（その前に受付30分）"),
            (steps[1:], "2段階、開会から100分"),
        ):
            assert hands.prepare.submit(i.SetProgramme(steps=tuple(programme))) == ""
            hands.prepare.changed()
            await hands.to("programme")
            assert "閉会、100分です" in hands.text()
            assert dict(overview(hands.state))["進行表"] == words


async def test_a_rule_about_somebody_who_left_the_list_goes_with_them(running: Running, path: Path) -> None:
    async with running("prepare", path, page="rules") as hands:
        await hands.press("tab", "enter", "enter", "down", "enter", "f10")
        assert hands.prepare.submit(i.RemoveMember(member="m0")) == ""
        hands.prepare.changed()
        await hands.rest()
        assert "同じテーブルにしない：" not in hands.text()
        await hands.press("enter", "enter", "down", "enter", "f10")
        assert hands.state.rules.apart == (("m1", "m2"),)


async def test_the_programme_follows_every_change(running: Running, path: Path) -> None:
    async with running("prepare", path, page="programme") as hands:
        await _usual_format(hands)
        assert "13:30 - 13:35" in hands.text()
        await hands.press("home", "down", "right", "right")
        assert hands.state.steps[1].minutes == 7
        assert "13:30 - 13:37" in hands.text()
        assert "15:12閉会" in hands.text()
        await hands.press("ctrl+down")
        assert [step.kind for step in hands.state.steps[1:3]] == [StepKind.AIM, StepKind.RECALL]
        await hands.press("delete")
        assert StepKind.RECALL not in [step.kind for step in hands.state.steps]
        await hands.press("end", "insert", "end", "enter")  # one more reading back behind the last
        assert [step.id for step in hands.state.steps[-2:]] == ["close", "close-2"]
        await hands.press("enter")
        await hands.write("お茶の時間")
        await hands.press("tab", "backspace", "backspace", "x", "f10")
        assert "0 から 600 までの数を入れてください" in hands.text()
        await hands.press("backspace", "2", "0", "f10")
        assert (hands.state.steps[-1].title, hands.state.steps[-1].minutes) == ("お茶の時間", 20)
        await hands.press("ctrl+z")
        assert hands.state.steps[-1].minutes == 10


async def test_a_format_replaces_the_programme_and_one_step_back_brings_it_again(running: Running, path: Path) -> None:
    async with running("prepare", path, page="programme") as hands:
        await _usual_format(hands)
        before = hands.state.steps
        await hands.press("tab", "enter", "end", "enter")
        assert hands.state.steps != before
        await hands.press("ctrl+z")
        assert hands.state.steps == before


async def test_the_room_checklist(running: Running, path: Path) -> None:
    async with running("prepare", path, page="room") as hands:
        await hands.press("tab")
        await hands.write("車いすの席")
        await hands.press("enter")
        await hands.write("補聴器の電池")
        await hands.press("enter", "shift+tab", "enter")
        assert [(item.text, item.done) for item in hands.state.checklist] == [
            ("車いすの席", True),
            ("補聴器の電池", False),
        ]
        await hands.press("down", "delete")
        assert [item.text for item in hands.state.checklist] == ["車いすの席"]


async def test_closed_to_the_public_asks_for_the_reason(running: Running, path: Path) -> None:
    async with running("prepare", path, page="record") as hands:
        assert not hands.field("closed_reason").display
        await hands.press("left")  # the last choice: closed
        assert hands.state.details.public is False
        assert hands.field("closed_reason").display
        assert "会議録には理由も載ります" in hands.text()
        await hands.press("tab", "tab")
        await hands.write("個人の事例を話し合うため")
        await hands.press("tab")
        assert hands.state.details.closed_reason == "個人の事例を話し合うため"
        assert "会議録には理由も載ります" not in hands.text()


async def _usual_format(hands: Hands) -> None:
    await hands.press("tab", "left", "enter", "home", "enter", "shift+tab")
    assert hands.state.details.turn_seconds == 120
