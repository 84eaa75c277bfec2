"""The rows of the preview: what becomes of each person, and what was understood of them."""

from collections.abc import Sequence

from chietai.i18n import _
from chietai.meeting.kinds import MemberAttribute
from chietai.roster import RosterPreview
from chietai.roster.member_fields import attribute_title
from chietai.tui.screens.roster.matching import Fate, Plan


def shown_attributes(preview: RosterPreview) -> list[MemberAttribute]:
    """What the list has, in the usual order."""
    return [attribute for attribute in sorted(MemberAttribute, key=_column) if _has(preview, attribute)]


def shown_columns(attributes: Sequence[MemberAttribute]) -> list[tuple[str, int]]:
    """Title and width of each column."""
    columns = ((attribute_title(attribute), _column(attribute)[1]) for attribute in attributes)
    return [(_("Line"), 4), (_("Action"), 8), *columns]


def shown_row(
    preview: RosterPreview, attributes: Sequence[MemberAttribute], plan: Plan, place: int, guesses: bool
) -> list[str]:
    """The texts of the row at `place`, from 0. A guessed sector is marked as such."""
    row = preview.rows[place]
    texts = [str(row.number), fate_words(plan.fate(place))]
    for attribute in attributes:
        text = row.attribute(attribute)
        if attribute is MemberAttribute.SECTOR and not text and row.guessed_sector:
            text = row.guessed_sector if guesses else _("({sector}?)").format(sector=row.guessed_sector)
        texts.append(text)
    return texts


def fate_words(fate: Fate | None) -> str:
    """What becomes of a row, in a word."""
    if fate is None:
        return _("to decide")
    match fate:
        case Fate.ADD:
            return _("new")
        case Fate.REVISE:
            return _("correct")
        case Fate.SAME:
            return _("as it is")
        case Fate.LEAVE_OUT:
            return _("leave out")


def _has(preview: RosterPreview, attribute: MemberAttribute) -> bool:
    guessed = attribute is MemberAttribute.SECTOR
    return attribute is MemberAttribute.NAME or any(
        row.attribute(attribute) or (guessed and row.guessed_sector) for row in preview.rows
    )


def _column(attribute: MemberAttribute) -> tuple[int, int]:
    """The place and the width of the column of an attribute. The first ones are whole in a window of 80 columns."""
    match attribute:
        case MemberAttribute.NUMBER:
            return 1, 4
        case MemberAttribute.NAME:
            return 2, 14
        case MemberAttribute.ORGANISATION:
            return 3, 20
        case MemberAttribute.SECTOR:
            return 4, 22
        case MemberAttribute.READING:
            return 5, 18
        case MemberAttribute.ROLE:
            return 6, 14
        case MemberAttribute.DISTRICT:
            return 7, 10
        case MemberAttribute.NEEDS:
            return 8, 20
