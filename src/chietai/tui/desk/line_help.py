"""What can be typed in each step: for the help."""

from chietai.i18n import _
from chietai.meeting.kinds import StepKind


def line_help(kind: StepKind) -> list[tuple[str, str]]:
    """Pairs of what to type and what it does."""
    whose = [
        (_("3 text"), _("the words of table 3")),
        (_("@name text"), _("the words of an organisation; the beginning of its name will do")),
        (_("s12 text"), _("the words of the person in seat 12")),
    ]
    match kind:
        case StepKind.AIM:
            return []
        case StepKind.RECEPTION:
            return [
                (_("a name"), _("part of a name, reading, number or organisation; Enter marks the person as here")),
                (
                    _("+ name @name"),
                    _("adds somebody who is not on the list; the organisation after @, or as a third word"),
                ),
            ]
        case StepKind.RECALL:
            return [("2 1", _("promise 2 is done (1 done, 2 under way, 3 not yet, 4 given up)"))]
        case StepKind.DRAW:
            return [
                ("4 1 7", _("digits called in the room decide the draw; Enter alone lets the program choose")),
                (_("die 3 1 5"), _("digits that were thrown with a die; the record says so")),
                (_("s12 3, name 3"), _("seat 12, or the person of that name, moves to table 3")),
                ("s12 s5", _("seats 12 and 5 change places")),
            ]
        case StepKind.TROUBLES:
            return whose
        case StepKind.CHOOSE:
            return [
                ("3 12", _("12 hands for number 3")),
                ("3+5+7", _("5 and 7 are laid together with 3")),
                ("3", _("3 is chosen, or no longer chosen")),
            ]
        case StepKind.ROUNDS:
            return [*whose, (_("#4 text"), _("an answer about trouble 4"))]
        case StepKind.REPORT:
            return whose
        case StepKind.SPREAD:
            return [
                (_("text"), _("a new case")),
                (_("2 @name what 12/15"), _("case 2 is taken home: who, what, until when")),
            ]
        case StepKind.CLOSE:
            return [
                ("0 1 3 9 7", _("hands for the moods, from 1 (a pity) to 5 (very good)")),
                ("1/20 13:30", _("date and time of the next meeting, and where")),
                (_("text"), _("what was left unsaid")),
            ]
