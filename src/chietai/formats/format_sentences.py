"""One clear sentence for a format file that cannot be used: the file, the place in it, and what to do."""

from typing import assert_never

from pydantic import ValidationError

from chietai.i18n import _
from chietai.meeting.kinds import SessionKind, StepKind
from chietai.text.gate import clean, visible
from chietai.toml_files import TomlFault, TomlFileError
from chietai.wording.refusals import too_long


def not_toml(file: str, error: TomlFileError) -> str:
    """The sentence for a file that is no TOML."""
    match error.fault:
        case TomlFault.TOO_LARGE:
            sentence = _("Format file {file} is too large. A format is a short text; please check the file.")
        case TomlFault.UNREADABLE:
            sentence = _("Format file {file} cannot be read. Please check the file. ({reason})")
        case TomlFault.NOT_UTF8:
            sentence = _("Format file {file} is not UTF-8. Please save it as UTF-8.")
        case TomlFault.NOT_TOML if error.line:
            sentence = _(
                'Format file {file}: line {line} cannot be read. Please write it like the other formats: key = "value".'
            )
        case TomlFault.NOT_TOML:
            sentence = _("Format file {file} ends too early: a quotation mark or a bracket is missing. Please add it.")
        case TomlFault.TOO_DEEP:
            sentence = _("Format file {file} is nested too deeply. Please write it like the formats that came along.")
        case TomlFault.NUMBER_TOO_LONG:
            sentence = _("Format file {file}: a number in it is too long. Please correct it.")
        case _:
            assert_never(error.fault)
    return sentence.format(file=file, line=error.line, reason=error.reason)


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
    if kind in ("too_long", "string_too_long") and isinstance(text := first["input"], str):
        length, most = len(clean(text)), int(first.get("ctx", {})["max_length"])
        return _("Format file {file}: {place} is too long. {reason}").format(
            file=file, place=where, reason=too_long(length, most)
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
