"""One clear sentence for every refusal: what is the matter, and what to do."""

from chietai.i18n import _, ngettext
from chietai.meeting.refusal import Reason, Refused


def refusal(refused: Refused) -> str:
    """The sentence for a refused intent."""
    if refused.reason is Reason.TOO_MANY_VOTES:
        return ngettext(
            "Only {n} person is here. Please count again.",
            "Only {n} people are here. Please count again.",
            refused.most,
        ).format(n=refused.most)
    return _sentences()[refused.reason].format(ref=refused.ref)


def _sentences() -> dict[Reason, str]:
    return {
        Reason.EMPTY_TEXT: _("Nothing has been typed yet."),
        Reason.UNKNOWN_ENTRY: _("There is no number {ref}."),
        Reason.UNKNOWN_MEMBER: _("{ref} is not on the member list."),
        Reason.AMBIGUOUS_MEMBER: _("Several people are called {ref}. Please use the seat number, such as s12."),
        Reason.UNKNOWN_STEP: _("The programme has no such step."),
        Reason.UNKNOWN_TABLE: _("There is no table {ref}."),
        Reason.UNKNOWN_ITEM: _("The checklist has no such line."),
        Reason.NOT_A_TROUBLE: _("{ref} is not a trouble."),
        Reason.NOT_A_CASE: _("{ref} is not a success case."),
        Reason.NOT_A_PROMISE: _("{ref} is not a promise."),
        Reason.NOT_AN_ANSWER: _("Only an answer to one of the three questions can be moved to another question."),
        Reason.ALREADY_WITHDRAWN: _("It has been withdrawn already."),
        Reason.ALREADY_STANDING: _("It stands for itself already."),
        Reason.ALREADY_MERGED: _("It has been laid together with another one already."),
        Reason.MERGE_WITH_ITSELF: _("It cannot be laid together with itself."),
        Reason.MERGE_NOTHING: _("Please say which ones to lay together."),
        Reason.DIFFERENT_KINDS: _("Only things of one kind can be laid together."),
        Reason.ALREADY_PICKED: _("It is chosen already."),
        Reason.NOT_PICKED: _("It is not among the chosen."),
        Reason.ALREADY_RUNNING: _("The clock is running already."),
        Reason.NOT_RUNNING: _("No clock is running."),
        Reason.NO_TURN: _("Nobody has the floor now."),
        Reason.ALREADY_OPEN: _("The meeting has begun already."),
        Reason.ALREADY_CLOSED: _("The meeting is closed already."),
        Reason.NOT_HERE: _("{ref} is not here."),
        Reason.NOT_SEATED: _("{ref} has no seat yet."),
        Reason.SAME_PERSON: _("Please name two different people."),
        Reason.SEATED_TWICE: _("One person cannot sit at two tables."),
        Reason.NOTHING_TO_UNDO: _("There is nothing to undo."),
        Reason.NOTHING_TO_REDO: _("There is nothing to redo."),
        Reason.NO_CHANGE: _("It is so already."),
        Reason.NO_STEPS: _("The programme needs at least one step."),
        Reason.DOUBLE_ID: _("This is on the list already."),
        Reason.NO_NAME: _("Please enter a name."),
        Reason.ALREADY_CREATED: _("This meeting exists already."),
    }
