"""Commands for looking back on promises and for choosing troubles: one key for the next one."""

from typing import ClassVar

from chietai.i18n import N_, _
from chietai.meeting import views
from chietai.meeting.choosing import next_pick
from chietai.meeting.intents import ReviewPromise
from chietai.meeting.kinds import Outcome, StepKind
from chietai.tui.commands.command import Command
from chietai.tui.screen_protocols import Desk

_RECALL = frozenset({StepKind.RECALL})


class _Review(Command[Desk]):
    steps = _RECALL
    outcome: ClassVar[Outcome]

    def available(self, desk: Desk) -> bool:
        return views.unanswered(desk.state) is not None

    def run(self, desk: Desk) -> None:
        entry = views.unanswered(desk.state)
        if entry is not None:
            desk.submit(ReviewPromise(entry=entry.id, outcome=self.outcome))


class ReviewDone(_Review):
    """The next promise is done."""

    id, place, outcome = "review_done", 1, Outcome.DONE
    label, hint = N_("Done"), N_("The next promise was kept.")


class ReviewUnderWay(_Review):
    """The next promise is under way."""

    id, place, outcome = "review_under_way", 2, Outcome.UNDER_WAY
    label, hint = N_("Under way"), N_("The next promise is under way.")


class ReviewNotYet(_Review):
    """The next promise has not begun."""

    id, place, outcome = "review_not_yet", 2, Outcome.NOT_YET
    label, hint = N_("Still to come"), N_("The next promise has not begun.")


class ReviewDropped(_Review):
    """The next promise was given up."""

    id, outcome = "review_dropped", Outcome.DROPPED
    label, hint = N_("Given up"), N_("The next promise was given up.")


class PickTop(Command[Desk]):
    """The trouble with the most hands that is not chosen yet."""

    id = "pick_top"
    label = N_("Choose the one with most hands")
    hint = N_("Chooses the trouble with the most hands that is not chosen yet; once more, the next one.")
    steps = frozenset({StepKind.CHOOSE})
    place = 1

    def available(self, desk: Desk) -> bool:
        return len(desk.state.picked) < len(views.troubles(desk.state))

    def run(self, desk: Desk) -> None:
        intent = next_pick(desk.state)
        if intent is not None:
            desk.submit(intent)
        else:
            desk.tell(_("All are chosen."))
