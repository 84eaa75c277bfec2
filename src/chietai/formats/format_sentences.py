"""One clear sentence for a format file that cannot be used: the file, the place in it, and what to do."""

import re
import tomllib

from pydantic import ValidationError

from chietai.i18n import _
from chietai.meeting.kinds import SessionKind, StepKind
from chietai.text.gate import visible


def not_toml(file: str, error: tomllib.TOMLDecodeError) -> str:
    """The sentence for a file that is no TOML."""
    if place := re.search(r"line (\d+)", str(error)):
        return _(
            'Format file {file}: line {line} cannot be read. Please write it like the other formats: key = "value".'
        ).format(file=file, line=place[1])
    return _("Format file {file} ends too early: a quotation mark or a bracket is missing. Please add it.").format(
        file=file
    )


def invalid(file: str, error: ValidationError) -> str:
    """The sentence for a file with something missing, unknown or wrong: for the first such thing."""
    first = error.errors(include_url=False)[0]
    where = _where(first["loc"])
    kind, key = first["type"], first["loc"][-1]
    if kind == "missing" or (kind == "too_short" and key == "step"):
        if key == "step":
            return _("Format file {file} has no steps. Please add [[step]] with kind and minutes.").format(file=file)
        return _("Format file {file}: {place} is missing. Please add it.").format(file=file, place=where)
    if kind == "extra_forbidden":
        return _("Format file {file}: {place} is not known here. Please remove or correct it.").format(
            file=file, place=where
        )
    if kind == "enum":
        known = ", ".join(SessionKind if len(first["loc"]) == 1 else StepKind)
        return _("Format file {file}: {place} has to be one of these: {known}.").format(
            file=file, place=where, known=known
        )
    if key == "minutes":
        return _("Format file {file}: {place} has to be a whole number from 0 to 1440.").format(file=file, place=where)
    if key == "turn_seconds":
        return _("Format file {file}: {place} has to be a whole number from 0 to 86400.").format(file=file, place=where)
    return _("Format file {file}: {place} has a wrong value. Please correct it.").format(file=file, place=where)


def _where(loc: tuple[int | str, ...]) -> str:
    """Where in the file: `minutes` of the third `[[step]]`."""
    key = visible(str(loc[-1]))
    if len(loc) >= 3 and loc[0] == "step" and isinstance(loc[1], int):
        return _("{key} of [[step]] number {number}").format(key=key, number=loc[1] + 1)
    if len(loc) == 2 and isinstance(loc[1], int):
        return _("{key}, item {number}").format(key=visible(str(loc[0])), number=loc[1] + 1)
    return key
