"""The room checklist that a new meeting begins with."""

from chietai.i18n import _
from chietai.meeting.model import CheckItem
from chietai.meeting.stamp import NewId


def usual_checklist(new_id: NewId) -> tuple[CheckItem, ...]:
    """What helps people to talk, and what has to work before they come."""
    texts = (
        _("The seats are close together"),
        _("The tables stand near each other"),
        _("Table numbers stand where all can see them"),
        _("The screen was tried out: the last row can read it"),
        _("The microphone was tried out"),
        _("The hearing loop was tried out, its seats are marked"),
        _("Paper and thick pens lie on every table"),
        _("There are sweets and water"),
        _("The way from the door to the seats is free of steps"),
        _("The computer is plugged in"),
    )
    return tuple(CheckItem(id=new_id(), text=text) for text in texts)
