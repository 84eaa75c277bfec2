"""A sentence for each limit of `chietai.meeting.limits`: how much a meeting may hold."""

from typing import assert_never

from chietai.i18n import _
from chietai.meeting.limits import Limit, most


def limit_sentence(limit: Limit) -> str:
    """How much there may be of what is limited."""
    return _sentence(limit).format(most=f"{most(limit):,}")


def _sentence(limit: Limit) -> str:
    match limit:
        case Limit.EVENTS:
            return _("One meeting holds {most} things that happened at most, with all corrections.")
        case Limit.CHARACTERS:
            return _("What was said in one meeting has {most} characters at most, with all corrections.")
        case Limit.ENTRIES:
            return _("One meeting holds {most} things that were said at most.")
        case Limit.MEMBERS:
            return _("One member list holds {most} people at most, with those who were taken off it.")
        case Limit.STEP_CHANGES:
            return _("In one meeting the step may be changed {most} times at most.")
        case Limit.PICKS:
            return _("In one meeting troubles may be chosen {most} times at most.")
        case Limit.MERGES:
            return _("In one meeting {most} things at most may be laid under others that say the same.")
        case Limit.DRAWS:
            return _("In one meeting lots may be drawn {most} times at most.")
        case Limit.JUDGEMENTS:
            return _("For one meeting {most} answers about words in papers are kept at most.")
        case Limit.STEPS:
            return _("A programme has {most} steps at most.")
        case Limit.CHECKLIST:
            return _("The checklist of the room has {most} lines at most.")
        case _:
            assert_never(limit)
