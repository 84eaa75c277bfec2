"""One sentence for a line that is no intent: what is the matter with it, in the user's language."""

from pydantic import ValidationError

from chietai.i18n import _
from chietai.text.gate import visible


def not_understood(error: ValidationError) -> str:
    """The sentence about the first thing that is wrong with a line that `parse_intent` refused."""
    first = error.errors(include_url=False)[0]
    kind, loc, raw = first["type"], first["loc"], first["input"]
    field = visible(".".join(str(part) for part in loc[1:]))  # the first part is the kind of intent
    if kind == "json_invalid":
        return _('This line is not JSON. Please write one object a line, such as {{"kind": "trouble", ...}}.').format()
    if kind == "union_tag_not_found":
        return _('"kind" is missing: it says what the line is about.')
    if kind == "union_tag_invalid":
        return _("There is no kind {kind}.").format(kind=visible(str(raw.get("kind"))[:40]))
    if not field:
        return _('A line has to be one JSON object, such as {{"kind": "trouble", ...}}.').format()
    if kind == "missing":
        return _("{field} is missing.").format(field=field)
    if kind == "extra_forbidden":
        return _("{field} is not known here.").format(field=field)
    return _("{field} has a value that does not fit.").format(field=field)
