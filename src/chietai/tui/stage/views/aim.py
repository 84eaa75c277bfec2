from datetime import datetime
from chietai.meeting.state import State
from chietai.tui.stage.space import Space
from chietai.tui.stage.view import View, middle, Part, stacked
from chietai.tui.stage.text import lines


def aim(state: State, now: datetime, space: Space) -> View:
    return View(stacked(space, [Part(middle(lines(state.details.theme or "", space.measure), space))]))
