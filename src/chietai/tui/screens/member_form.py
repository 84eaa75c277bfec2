"""The form for one member."""

from collections.abc import Mapping

from chietai.i18n import _
from chietai.meeting.model import Member
from chietai.roster.member_fields import Field as ListField
from chietai.roster.member_fields import field_title
from chietai.roster.sectors import SECTORS, guess_sector
from chietai.tui.widgets.form_dialog import FormDialog, Values
from chietai.tui.widgets.form_fields import ChoiceField, Field, TextField


def member_form(title: str, member: Member) -> FormDialog:
    """The form, filled with what is known of `member`."""
    sectors = list(SECTORS)
    if member.sector and member.sector not in sectors:
        sectors.append(member.sector)
    choices = [("", _("Not given")), *((sector, sector) for sector in sectors)]

    def text(field: ListField, key: str) -> Field:
        return TextField(key, field_title(field), getattr(member, key))

    rows = [
        [text(ListField.NAME, "name"), text(ListField.READING, "reading")],
        [text(ListField.ORGANISATION, "organisation"), text(ListField.ROLE, "role")],
        [
            ChoiceField("sector", field_title(ListField.SECTOR), choices, member.sector),
            text(ListField.DISTRICT, "district"),
        ],
        [text(ListField.NEEDS, "needs"), text(ListField.NO, "number")],
    ]
    guess = "" if member.sector else guess_sector(member.organisation)
    said = _("By the organisation, the sector may be {sector}.").format(sector=guess) if guess else ""
    return FormDialog(title, rows, _wrong, explained=said)


def changed_member(member: Member, values: Values) -> Member:
    """`member` with what the form gave."""
    return member.model_copy(update=dict(values))


def _wrong(values: Values) -> Mapping[str, str]:
    return {} if values["name"] else {"name": _("Please enter a name.")}
