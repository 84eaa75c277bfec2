"""Other versions of the document hold more: the question at the opening, and its three answers."""

from pathlib import Path

import pytest
from tests.tui.desk.room import Hands

from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.records.reading import examine
from chietai.records.store import SessionStore
from chietai.records.versions import look_for
from chietai.tui.app import ChietaiApp
from chietai.tui.services import Services
from chietai.tui.widgets.choice import Choose


def spoil(document: Path, services: Services) -> None:
    """Something was said in the meeting, then an older copy was put in its place."""
    older = document.read_bytes()
    with SessionStore.open(document, clock=services.clock, new_id=services.new_id) as store:
        store.commit(i.RaiseTrouble(text="雪かきが大変"))
        store.commit(i.RaiseTrouble(text="店が遠い"))
    document.write_bytes(older)


@pytest.mark.parametrize(("number", "there", "asked_again"), [(0, 2, False), (1, 0, True), (2, 0, False)])
async def test_what_another_version_holds_is_offered(
    app: ChietaiApp, services: Services, document: Path, number: int, there: int, asked_again: bool
) -> None:
    spoil(document, services)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        words = "\n".join("".join(s.text for s in strip) for strip in app.screen._compositor.render_strips())
        assert "2 件" in words and "取りこむ" in words and document.name not in words
        assert isinstance(app.screen, Choose)
        await pilot.press(*["down"] * number, "enter")
        await pilot.pause()
        await pilot.pause()
        assert not isinstance(app.screen, Choose)
        assert len(views.troubles(Hands(pilot).state)) == there
    assert bool(look_for(document, examine(document)).versions) is asked_again
