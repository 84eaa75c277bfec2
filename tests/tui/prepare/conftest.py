"""The program before a meeting, with an empty library."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import FrozenClock
from tests.tui.prepare.hands import Hands

from chietai.tui.app import ChietaiApp
from chietai.tui.services import Services
from chietai.tui.widgets import library_view

Running = Callable[..., Any]


@pytest.fixture(autouse=True)
def no_samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The samples that came along change from time to time; the library of a test holds its own documents only."""
    folder = tmp_path / "samples"
    folder.mkdir()
    monkeypatch.setattr(library_view, "data_folder", lambda kind: folder)
    yield


@pytest.fixture
def services(home: Path, clock: FrozenClock, new_id: Callable[[], str]) -> Services:
    """Clock, ids and folders of this test."""
    return Services(clock=clock, new_id=new_id, home=home, library=home / "sessions", digits=lambda: "271828")


@pytest.fixture
def running(services: Services) -> Running:
    """`async with running("prepare", path) as hands`: the program, beginning with a screen."""

    @asynccontextmanager
    async def run(
        start: str = "home", path: Path | None = None, size: tuple[int, int] = (80, 24), **more: Any
    ) -> AsyncIterator[Hands]:
        app = ChietaiApp(services, start, path, **more)
        async with app.run_test(size=size) as pilot:
            hands = Hands(pilot)
            await hands.rest()
            yield hands

    return run
