"""Somebody who is not on the list: which part of the line is the name, and which the organisation."""

import pytest
from tests.tui.desk.room import Hands

from chietai.meeting import views
from chietai.meeting.kinds import Presence
from chietai.tui.app import ChietaiApp


@pytest.mark.parametrize(
    ("line", "name", "organisation"),
    [
        ("＋青木　花子　市民", "青木　花子", "市民"),
        ("+ 青木 花子 市民", "青木 花子", "市民"),
        ("＋青木　花子", "青木　花子", ""),
        ("＋青木花子　自治会", "青木花子", "自治会"),
        ("＋青木花子 ＠市民", "青木花子", "市民"),
        ("＋青木　花子　@清瀬市 見守り隊", "青木　花子", "清瀬市 見守り隊"),
        ("＋青木花子", "青木花子", ""),
        ("＋自治会", "自治会", ""),
    ],
)
async def test_name_and_organisation(app: ChietaiApp, line: str, name: str, organisation: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        hands.desk.entry.set_value(line)
        await pilot.pause()
        assert hands.frame == f"名簿に足す：{name}" + (f" ({organisation})" if organisation else "")
        await hands.press("escape", "enter")
        added = views.members(hands.state)[-1]
        assert (added.name, added.organisation) == (name, organisation)
        assert hands.state.presence[added.id] is Presence.PRESENT


async def test_a_name_has_to_be_there(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        hands.desk.entry.set_value("＋")
        await hands.press("enter")
        assert len(views.members(hands.state)) == 24
        assert hands.said and hands.typed == "＋"
