"""Pictures of the desk: what lies around the stage, in a dark and a light theme, in the smallest and a usual size."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from tests.tui.desk.room import Hands
from tests.tui.picture_walks import comparison, picture

from chietai.meeting.kinds import StepKind
from chietai.tui.app import ChietaiApp

Scene = Callable[[Hands], Awaitable[None]]


async def reception(hands: Hands) -> None:
    """A name is being typed."""
    await hands.press("f8")
    await hands.here(1, 2, 3, 5)
    await hands.type("たなか")


async def attendance(hands: Hands) -> None:
    """Who is here."""
    await hands.press("f8")
    await hands.here(1, 2, 3, 5)
    await hands.press("f3")


async def _talk(hands: Hands) -> None:
    await hands.press("f8")
    await hands.here(1, 2, 3, 4, 5, 6, 7, 8)
    await hands.to(StepKind.DRAW)
    await hands.press("f3", "f3", "escape")
    await hands.to(StepKind.TROUBLES)
    await hands.line("1 重い物を買うと、坂の上の家まで運べず、近くの店もなくなって、毎日の食べ物に困っています")
    await hands.line("2 ごみの集積所まで遠い")


async def refused(hands: Hands) -> None:
    """More hands than people."""
    await _talk(hands)
    await hands.press("f8")
    await hands.line("1 99")


async def panel(hands: Hands) -> None:
    """The private panel over a question, a table having the floor."""
    await _talk(hands)
    await hands.press("f8", "f3", "f8", "ctrl+n")
    await hands.line("当番で荷物を運ぶ")
    await hands.press("f9")


async def palette(hands: Hands) -> None:
    """Everything that can be done now."""
    await _talk(hands)
    await hands.press("f2")


async def entry(hands: Hands) -> None:
    """One entry being corrected, instead of what was open."""
    await hands.press("escape", "ctrl+l", "enter")


async def seats(hands: Hands) -> None:
    """Somebody is about to change places, instead of what was open: the tables and their people."""
    await hands.press("escape", "escape", "ctrl+s", "down", "enter")


async def closing(hands: Hands) -> None:
    """The question before the end."""
    await _talk(hands)
    await hands.to(StepKind.CLOSE)
    await hands.press("f3")


async def held(hands: Hands) -> None:
    """A line that leads to people is asked about."""
    await _talk(hands)
    await hands.line("佐藤花子さんの隣の方が一人で困っている")


async def held_entry(hands: Hands) -> None:
    """The form of the entry of which the wall hides words, once it was taken."""
    await hands.press("enter", "ctrl+l", "enter")


WALKS: tuple[tuple[Scene, ...], ...] = (
    (reception,), (attendance,), (refused,), (panel,), (palette, entry, seats), (held, held_entry), (closing,),
)  # fmt: skip
"""Scenes that lie on one way, in its order."""


@pytest.mark.parametrize(("theme", "size"), [("ai", (80, 24)), ("washi", (120, 36))], ids=["ai-80", "washi-120"])
@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk[-1].__name__)
async def test_picture(
    snapshot: SnapshotAssertion, tmp_path: Path, app: ChietaiApp, walk: tuple[Scene, ...], theme: str,
    size: tuple[int, int],
) -> None:  # fmt: skip
    app.theme = theme
    compare = comparison(snapshot, tmp_path)
    wrong: list[str] = []
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        hands = Hands(pilot)
        for scene in walk:
            await scene(hands)
            assert hands.desk.session.flush()
            await pilot.pause()
            hands.desk.refresh_state()
            await pilot.pause()
            wrong += compare(f"{scene.__name__}-{theme}-{size[0]}", await picture(pilot))
    assert wrong == []
