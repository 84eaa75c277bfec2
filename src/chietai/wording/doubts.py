"""Why a line is asked about before it is stored: one short sentence each, for the frame of the entry line."""

from datetime import date
from typing import assert_never

from chietai.i18n import _
from chietai.meeting.addresses import Doubt
from chietai.meeting.readings import Question
from chietai.wording import times


def doubt(question: Question) -> str:
    """The sentence for a question back."""
    ref = question.ref
    match question.doubt:
        case Doubt.NO_SUCH_TABLE:
            return _("There is no table {ref}.").format(ref=ref)
        case Doubt.NO_SUCH_SEAT:
            return _("There is no seat {ref}.").format(ref=ref)
        case Doubt.NO_SUCH_TROUBLE:
            return _("There is no trouble {ref}.").format(ref=ref)
        case Doubt.NO_SUCH_CASE:
            return _("There is no case {ref}.").format(ref=ref)
        case Doubt.NO_ANSWER_HERE:
            return _("Number {ref} is a trouble, but this step has no answers.").format(ref=ref)
        case Doubt.NOBODY_NAMED:
            return _("After @ a name is missing.")
        case Doubt.NAMED_TWICE:
            return _("Whose words these are, or about what, is said twice.")
        case Doubt.NO_SPACE:
            return _("After {ref} a space is missing.").format(ref=ref)
        case Doubt.ADDRESS_OR_WORDS:
            return _("Is {ref} part of the sentence?").format(ref=ref)
        case Doubt.TABLE_OR_COUNT:
            return _("Words of table {ref}, or a count? For the table type: table {ref}").format(ref=ref)
        case Doubt.FIGURES_ONLY:
            return _("There are only figures here.")
        case Doubt.NAME_ONLY:
            return _("There is only a name here.")
        case Doubt.NO_SUCH_PERSON:
            return _("Nobody on the list is called {ref}.").format(ref=ref)
        case Doubt.LIKE_A_DATE:
            return _("This looks like a date.")
        case Doubt.LIKE_A_REVIEW:
            return _("What became of promise {ref}? 1 done, 2 under way, 3 not yet, 4 given up").format(ref=ref)
        case Doubt.LIKE_A_COMMAND:
            return _("This looks like a command, but this step has none like it.")
        case Doubt.WRONG_WEEKDAY:
            return _("The weekday does not fit: {date}.").format(date=times.short_date(date.fromisoformat(ref)))
        case Doubt.DATE_OR_WORDS:
            return _("Is this the next meeting, or were these words left unsaid?")
        case Doubt.NO_DATE_READ:
            return _("The date at the end cannot be read. Please write it like 12/15.")
        case Doubt.SEAT_OR_NUMBER:
            return _("Is {ref} a seat? With s before it there is no doubt.").format(ref=ref)
        case Doubt.NOT_READABLE:
            return _("Some letters could not be read. Please type them again.")
        case _:
            assert_never(question.doubt)
