"""The rows of the preview: what becomes of each person, and what was understood of them."""

from collections.abc import Sequence

from chietai.i18n import _
from chietai.roster import Field, RosterPreview, field_title
from chietai.tui.screens.roster.matching import Fate, Plan

# The first ones are whole in a window of 80 columns.
_FIELDS = (
    (Field.NO, "no", 4), (Field.NAME, "name", 14), (Field.ORGANISATION, "organisation", 20),
    (Field.SECTOR, "sector", 22), (Field.READING, "reading", 18), (Field.ROLE, "role", 14),
    (Field.DISTRICT, "district", 10), (Field.NEEDS, "needs", 20),
)  # fmt: skip


def shown_fields(preview: RosterPreview) -> list[str]:
    """The names of what the list has, in the usual order."""
    return [name for _field, name, _width in _FIELDS if _has(preview, name)]


def shown_columns(fields: Sequence[str]) -> list[tuple[str, int]]:
    """Title and width of each column."""
    return [
        (_("Line"), 4),
        (_("Action"), 8),
        *((field_title(field), width) for field, name, width in _FIELDS if name in fields),
    ]


def shown_row(preview: RosterPreview, fields: Sequence[str], plan: Plan, place: int, guesses: bool) -> list[str]:
    """The texts of the row at `place`, from 0. A guessed sector is marked as such."""
    row = preview.rows[place]
    texts = [str(row.number), fate_words(plan.fate(place))]
    for name in fields:
        text = getattr(row, name)
        if name == "sector" and not text and row.guessed_sector:
            text = row.guessed_sector if guesses else _("({sector}?)").format(sector=row.guessed_sector)
        texts.append(text)
    return texts


def fate_words(fate: Fate | None) -> str:
    """What becomes of a row, in a word."""
    if fate is None:
        return _("to decide")
    return {
        Fate.ADD: _("new"),
        Fate.REVISE: _("correct"),
        Fate.SAME: _("as it is"),
        Fate.LEAVE_OUT: _("leave out"),
    }[fate]


def _has(preview: RosterPreview, name: str) -> bool:
    if name == "name":
        return True
    return any(getattr(row, name) or (name == "sector" and row.guessed_sector) for row in preview.rows)
