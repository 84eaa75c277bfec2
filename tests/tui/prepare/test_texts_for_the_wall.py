"""Texts of the preparation that the room will read: below the field stands what the wall hides, and a key shows it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.tui.prepare.conftest import Running
from tests.tui.prepare.hands import document, stored

from chietai.meeting import intents as i
from chietai.meeting.model import Council, Member
from chietai.privacy.wall_state import WallStates
from chietai.tui.services import Services


@pytest.fixture
def path(services: Services) -> Path:
    """A council with a member."""
    member = i.RegisterMember(member=Member(id="m1", name="佐伯 和夫"))
    return document(services, "room", i.DescribeCouncil(council=Council(name="協議体")), member)


FIELDS = (
    ("theme", "theme"), ("theme", "consider"), ("theme", "result"), ("case", "case_text"), ("when", "place"),
    ("when", "title"),
)  # fmt: skip


@pytest.mark.parametrize(("page", "key"), FIELDS)
async def test_every_text_for_the_wall_says_what_is_hidden_and_one_key_shows_it(
    running: Running, path: Path, services: Services, page: str, key: str
) -> None:
    async with running("prepare", path, page=page) as hands:
        hands.field(key).editor.focus()
        await hands.rest()
        await hands.write("佐伯さんの話")
        assert "壁にそのまま" not in hands.text()
        await hands.press("tab")
        field = hands.field(key)
        assert field.said == "壁では〇〇にします：「佐伯」。F8 を押すと、そのまま出します。"
        assert "F8 壁にそのまま" in hands.text()
        walls = WallStates()
        assert getattr(walls.of(hands.state).details, key) == "〇〇さんの話"
        assert getattr(hands.state.details, key) == "佐伯さんの話"
        await hands.press("f8")
        assert field.said == "壁にそのまま出します：「佐伯」。F8 を押すと、〇〇にします。"
        assert getattr(walls.of(hands.state).details, key) == "佐伯さんの話"
        await hands.press("ctrl+z")
        assert getattr(walls.of(hands.state).details, key) == "〇〇さんの話"
        await hands.press("f8", "f8")
        assert getattr(walls.of(hands.state).details, key) == "〇〇さんの話"
    assert getattr(stored(path, services).details, key) == "佐伯さんの話"


async def test_of_two_texts_the_key_is_for_the_one_that_is_typed_into(running: Running, path: Path) -> None:
    async with running("prepare", path, page="theme") as hands:
        for key in ("theme", "consider"):
            hands.field(key).editor.focus()
            await hands.rest()
            await hands.write(f"佐伯さんの{key}")
        await hands.press("f8")
        assert hands.state.details.as_said == ("consider",)
        assert hands.state.details.consider == "佐伯さんのconsider", "what stands there is stored before"
        hands.field("result").editor.focus()
        await hands.rest()
        await hands.press("f8")
        assert hands.state.details.as_said == ("consider", "theme"), (
            "the first of which something is hidden, or would be"
        )


def _innocent() -> Iterator[tuple[str, str, str]]:
    yield "theme", "theme", "買い物に困る人を、地域でどう支えるか"
    yield "theme", "consider", "坂の上に住む人の、毎日の買い物"
    yield "theme", "result", "来月から試せることを二つ選ぶ"
    yield "case", "case_name", "ハルさん"
    yield "case", "case_text", "団地の四階に一人で住んでいる。膝を痛めてから、買い物は月に二度だけ。"
    yield "when", "place", "市役所 ４階 研修室"


@pytest.mark.parametrize(("page", "key", "text"), list(_innocent()))
async def test_innocent_texts_have_no_note(running: Running, path: Path, page: str, key: str, text: str) -> None:
    async with running("prepare", path, page=page) as hands:
        hands.field(key).editor.focus()
        await hands.rest()
        await hands.write(text)
        await hands.press("tab")
        assert hands.field(key).said == ""
        assert "壁に" not in hands.text()
        await hands.press("f8")
        assert not hands.state.details.as_said
