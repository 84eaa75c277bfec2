"""What each event does to the state: one function per event, by subject.

Every function is total: an event that refers to something unknown leaves the state as it is.
"""

from chietai.meeting.effects import ending, entries, flow, preparing, seats
from chietai.meeting.effects.registry import effect_of

__all__ = ["effect_of", "ending", "entries", "flow", "preparing", "seats"]
