"""What the room reads. `Stage` is one widget that draws its own lines from the state of the meeting.

Pure functions turn (state, now, columns, rows, page) into lines of spans with a role; the theme colours the roles.
"""

from chietai.tui.stage.frame import Frame, compose
from chietai.tui.stage.widget import Stage

__all__ = ["Frame", "Stage", "compose"]
