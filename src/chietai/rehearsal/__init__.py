"""Rehearsals: believable, invented meetings, made by the same `decide` as real ones. For practice, demo, sample, load.

`play(plan)` gives a whole meeting; `halfway(plan, now)` one to go on with, and an `Autoplay` that goes on by itself.
"""

from chietai.rehearsal.autoplay import Autoplay
from chietai.rehearsal.halfway import Halfway, halfway
from chietai.rehearsal.plan import CASTS, DEFAULT_AT, Plan
from chietai.rehearsal.play import Beat, Played, play, rehearse
from chietai.rehearsal.script import script

__all__ = [
    "CASTS",
    "DEFAULT_AT",
    "Autoplay",
    "Beat",
    "Halfway",
    "Plan",
    "Played",
    "halfway",
    "play",
    "rehearse",
    "script",
]
