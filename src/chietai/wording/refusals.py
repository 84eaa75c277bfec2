"""One clear sentence for every refusal: what is the matter, and what to do."""

from typing import assert_never

from chietai.i18n import _, ngettext
from chietai.meeting.limits import Limit
from chietai.meeting.refusal import Reason, Refused
from chietai.wording.limit_sentences import limit_sentence


def too_long(length: int, most: int) -> str:
    """How long a text is and how long it may be, in code points. Nothing of it is stored."""
    return _("{n} characters are too many, {most} at most. Please shorten or divide it.").format(
        n=f"{length:,}", most=f"{most:,}"
    )


def refusal(refused: Refused) -> str:
    """The sentence for a refused intent."""
    ref = refused.ref
    match refused.reason:
        case Reason.TOO_MANY_VOTES:
            return ngettext(
                "Only {n} person is here. Please count again.",
                "Only {n} people are here. Please count again.",
                refused.most,
            ).format(n=refused.most)
        case Reason.EMPTY_TEXT:
            return _("Nothing has been typed yet.")
        case Reason.TEXT_TOO_LONG:
            return too_long(refused.length, refused.most)
        case Reason.FIELD_TWICE:
            return _("{field} is given twice. Please give it once.").format(field=ref)
        case Reason.NUMBER_OUT_OF_RANGE:
            return _("{number} is no number that can be stored.").format(number=ref)
        case Reason.LINE_TOO_LONG:
            return _("This line is longer than {n} megabytes.").format(n=refused.most)
        case Reason.NO_WORDS:
            return _("Whose words these are is said; now the words, please.")
        case Reason.NAME_WANTED:
            return _("Type a name, its reading or a number.")
        case Reason.NOBODY_FITS:
            return _('Nobody on the list is called that. "+ name @organisation" adds somebody.')
        case Reason.UNKNOWN_OUTCOME:
            return _("Please type 1 done, 2 under way, 3 not yet or 4 given up.")
        case Reason.NO_SUCH_DAY:
            return _("There is no such day or time as {ref}.").format(ref=ref)
        case Reason.UNKNOWN_ENTRY:
            return _("There is no number {ref}.").format(ref=ref)
        case Reason.UNKNOWN_MEMBER:
            return _("{ref} is not on the member list.").format(ref=ref)
        case Reason.AMBIGUOUS_MEMBER:
            return _("Several people are called {ref}. Please use the seat number, such as s12.").format(ref=ref)
        case Reason.UNKNOWN_STEP:
            return _("The programme has no such step.")
        case Reason.UNKNOWN_TABLE:
            return _("There is no table {ref}.").format(ref=ref)
        case Reason.UNKNOWN_ITEM:
            return _("The checklist has no such line.")
        case Reason.NOT_A_TROUBLE:
            return _("{ref} is not a trouble.").format(ref=ref)
        case Reason.NOT_A_CASE:
            return _("{ref} is not a success case.").format(ref=ref)
        case Reason.NOT_A_PROMISE:
            return _("{ref} is not a promise.").format(ref=ref)
        case Reason.NOT_AN_ANSWER:
            return _("Only an answer to one of the three questions can be moved to another question.")
        case Reason.ALREADY_WITHDRAWN:
            return _("It has been withdrawn already.")
        case Reason.ALREADY_STANDING:
            return _("It stands for itself already.")
        case Reason.ALREADY_MERGED:
            return _("It has been laid together with another one already.")
        case Reason.MERGE_WITH_ITSELF:
            return _("It cannot be laid together with itself.")
        case Reason.MERGE_NOTHING:
            return _("Please say which ones to lay together.")
        case Reason.DIFFERENT_KINDS:
            return _("Only things of one kind can be laid together.")
        case Reason.ALREADY_PICKED:
            return _("It is chosen already.")
        case Reason.NOT_PICKED:
            return _("It is not among the chosen.")
        case Reason.ALREADY_RUNNING:
            return _("The clock is running already.")
        case Reason.NOT_RUNNING:
            return _("No clock is running.")
        case Reason.NO_TURN:
            return _("Nobody has the floor now.")
        case Reason.ALREADY_OPEN:
            return _("The meeting has begun already.")
        case Reason.ALREADY_CLOSED:
            return _("The meeting is closed already.")
        case Reason.NOT_HERE:
            return _("{ref} is not here.").format(ref=ref)
        case Reason.NOT_SEATED:
            return _("{ref} has no seat yet.").format(ref=ref)
        case Reason.SAME_PERSON:
            return _("Please name two different people.")
        case Reason.SEATED_TWICE:
            return _("One person cannot sit at two tables.")
        case Reason.NOTHING_TO_UNDO:
            return _("There is nothing to undo.")
        case Reason.NOTHING_TO_REDO:
            return _("There is nothing to redo.")
        case Reason.NO_CHANGE:
            return _("It is so already.")
        case Reason.NO_STEPS:
            return _("The programme needs at least one step.")
        case Reason.DOUBLE_ID:
            return _("This is on the list already.")
        case Reason.NO_NAME:
            return _("Please enter a name.")
        case Reason.ALREADY_CREATED:
            return _("This meeting exists already.")
        case Reason.LIMIT_REACHED:
            return limit_sentence(Limit(ref))
        case Reason.DOCUMENT_FULL:
            return _("The record is full: {n} megabytes. Please close this meeting and go on in a new one.").format(
                n=refused.most
            )
        case _:
            assert_never(refused.reason)
