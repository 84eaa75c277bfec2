"""Rehearsals: invented but believable meetings, made by the same `decide` as real ones. For practice, samples, load.

`play(plan)` gives a whole meeting; `halfway(plan, now)` one to go on with, and an `Autoplay` that goes on by itself.
"""

from chietai.rehearsal.autoplay import Autoplay, HalfwayMeeting, halfway
from chietai.rehearsal.plan import CASTS, DEFAULT_AT, Plan
from chietai.rehearsal.play import PlayedMeeting, play, rehearse
from chietai.rehearsal.script import script

__all__ = [
    "CASTS",
    "DEFAULT_AT",
    "Autoplay",
    "HalfwayMeeting",
    "Plan",
    "PlayedMeeting",
    "halfway",
    "play",
    "rehearse",
    "script",
]
