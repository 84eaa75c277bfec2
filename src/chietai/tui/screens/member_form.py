"""The form for one member."""

from collections.abc import Mapping

from chietai.i18n import _
from chietai.meeting.kinds import MemberAttribute
from chietai.meeting.model import Member
from chietai.roster.member_fields import attribute_title
from chietai.roster.sectors import SECTORS, guess_sector
from chietai.tui.widgets.form_dialog import FormDialog, Values
from chietai.tui.widgets.form_fields import ChoiceField, Field, TextField


def member_form(title: str, member: Member) -> FormDialog:
    """The form, filled with what is known of `member`."""
    fields = [_field(attribute, member) for attribute in sorted(MemberAttribute, key=_place)]
    rows = [fields[n : n + 2] for n in range(0, len(fields), 2)]
    guess = "" if member.sector else guess_sector(member.organisation)
    explained = _("By the organisation, the sector may be {sector}.").format(sector=guess) if guess else ""
    return FormDialog(title, rows, _wrong, explained=explained)


def _place(attribute: MemberAttribute) -> int:
    """Where the field stands in the form, line by line with two in each."""
    match attribute:
        case MemberAttribute.NAME:
            return 1
        case MemberAttribute.READING:
            return 2
        case MemberAttribute.ORGANISATION:
            return 3
        case MemberAttribute.ROLE:
            return 4
        case MemberAttribute.SECTOR:
            return 5
        case MemberAttribute.DISTRICT:
            return 6
        case MemberAttribute.NEEDS:
            return 7
        case MemberAttribute.NUMBER:
            return 8


def _field(attribute: MemberAttribute, member: Member) -> Field:
    title, value = attribute_title(attribute), member.attribute(attribute)
    if attribute is not MemberAttribute.SECTOR:
        return TextField(attribute.value, title, value)
    sectors = [*SECTORS, value] if value and value not in SECTORS else SECTORS
    choices = [("", _("Not given")), *((sector, sector) for sector in sectors)]
    return ChoiceField(attribute.value, title, choices, value)


def changed_member(member: Member, values: Values) -> Member:
    """`member` with what the form gave."""
    return member.model_copy(update=dict(values))


def _wrong(values: Values) -> Mapping[str, str]:
    return {} if values["name"] else {"name": _("Please enter a name.")}
