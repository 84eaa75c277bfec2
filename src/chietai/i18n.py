"""The language of the program: gettext with English message ids, Japanese unless the user says otherwise.

Every text that a user sees is written as `_("English sentence")`; the Japanese stands in `locale/ja/*.po`.
Text from people is never passed through here and never used as a format string.
"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

LANGUAGES = ("ja", "en")
DEFAULT_LANGUAGE = "ja"
_LOCALE = Path(__file__).parent / "locale"

_language = DEFAULT_LANGUAGE


def set_language(language: str) -> None:
    """Makes `language` ("ja" or "en") the language of all texts looked up from now on.

    An unknown language falls back to Japanese.
    """
    global _language
    _language = language if language in LANGUAGES else DEFAULT_LANGUAGE


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """While this lasts, `language` is in force: for papers, whose language is not that of the terminal."""
    before = _language
    set_language(language)
    try:
        yield
    finally:
        set_language(before)


def language() -> str:
    """The language in force: "ja" or "en"."""
    return _language


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    # English is the language of the message ids, so it needs no catalogue of its own.
    return gettext.translation("chietai", _LOCALE, languages=[language], fallback=True)


def _(message: str) -> str:
    """The text for `message` in the language in force."""
    return _catalogue(_language).gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The text for `n` things. Japanese has one form."""
    return _catalogue(_language).ngettext(singular, plural, n)


def pgettext(context: str, message: str) -> str:
    """The text for `message` where the same English word means different things (`context` says which)."""
    return _catalogue(_language).pgettext(context, message)


def N_(message: str) -> str:
    """Marks `message` for the catalogue without looking it up: for tables built before the language is known."""
    return message
