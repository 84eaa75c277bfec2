"""The desk of a prepared meeting."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import FrozenClock
from tests.tui.desk.room import prepared, world

from chietai.tui.app import ChietaiApp
from chietai.tui.services import Services


@pytest.fixture
def services(home: Path, clock: FrozenClock, new_id: Callable[[], str]) -> Services:
    """Clock, ids and folders of this test."""
    return world(home, clock, new_id)


@pytest.fixture
def document(services: Services, clock: FrozenClock, new_id: Callable[[], str]) -> Path:
    """A prepared meeting of 24 people."""
    return prepared(services.library / "room.json", clock, new_id)


@pytest.fixture
def app(services: Services, document: Path) -> ChietaiApp:
    """The program at that meeting."""
    return ChietaiApp(services, "meeting", document)
