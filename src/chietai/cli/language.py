"""Which language a command speaks: `--lang`, else CHIETAI_LANG, else the user's settings, else Japanese."""

from collections.abc import Mapping, Sequence

from chietai.i18n import DEFAULT_LANGUAGE, LANGUAGES, _
from chietai.resources import user_folder
from chietai.toml_files import read_toml

VARIABLE = "CHIETAI_LANG"
_OPTION = "--lang"
_MOST_BYTES = 64_000  # as for the screens


class LanguageError(ValueError):
    """`--lang` without a language or with an unknown one. The text is for the user."""


def choose(given: Sequence[str], environ: Mapping[str, str]) -> tuple[str, list[str]]:
    """The language, and the arguments without `--lang`, which may stand anywhere before a `--`.

    Raises LanguageError.
    """
    chosen, rest = "", list[str]()
    waiting = iter(given)
    for argument in waiting:
        if argument == "--":
            rest += [argument, *waiting]
        elif argument == _OPTION:
            chosen = _known(next(waiting, ""))
        elif argument.startswith(f"{_OPTION}="):
            chosen = _known(argument.partition("=")[2])
        else:
            rest.append(argument)
    return chosen or _usual(environ), rest


def _known(text: str) -> str:
    if text not in LANGUAGES:
        raise LanguageError(_("Please write --lang ja for Japanese or --lang en for English."))
    return text


def _usual(environ: Mapping[str, str]) -> str:
    named = environ.get(VARIABLE, "").strip().lower()
    if named in LANGUAGES:
        return named
    # Bad settings are reported by the screens; a command only needs the language.
    try:
        settings = read_toml(user_folder(environ=environ) / "config.toml", _MOST_BYTES)
    except (OSError, ValueError):
        return DEFAULT_LANGUAGE
    wanted = settings.get("language")
    return wanted if isinstance(wanted, str) and wanted in LANGUAGES else DEFAULT_LANGUAGE
