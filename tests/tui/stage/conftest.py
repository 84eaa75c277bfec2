"""The meeting of `states.py`, held once for all tests of the stage."""

from datetime import datetime

import pytest
from tests.tui.stage import states

from chietai.meeting.state import State


@pytest.fixture(scope="session")
def held() -> dict[str, tuple[State, datetime]]:
    """State and time by the name of the point in the meeting."""
    found, _meeting = states.whole()
    found["crowd"] = states.crowd(160, 20)
    return found
