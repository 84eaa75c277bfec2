"""What of a person is erased: told by writing, with the places, and asked once."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, assert_never

from chietai.cli.output import say
from chietai.i18n import _, ngettext, pgettext
from chietai.privacy.erasing import ALL_OF_PERSON, SURE, Writing
from chietai.text.figures import read_number

if TYPE_CHECKING:
    from chietai.records.erasure_scope import Held

_BETWEEN = re.compile(r"[\s,、，]+")


def writing(one: Writing) -> str:
    """The name of a writing."""
    match one:
        case Writing.TYPED:
            return _("what was typed")
        case Writing.NAME:
            return _("the whole name")
        case Writing.READING:
            return _("the whole name in kana")
        case Writing.LATIN:
            return _("the whole name in Latin letters")
        case Writing.FAMILY:
            return _("the family name alone")
        case Writing.GIVEN:
            return _("the given name alone")
        case Writing.SHARED:
            return _("a part of the name that somebody else bears too")
        case Writing.DOUBTFUL:
            return _("perhaps the name, perhaps another word")
        case Writing.WITHIN:
            return _("the same letters within another word")
        case _:
            assert_never(one)


def tell(held: "Mapping[Writing, Held]", chosen: frozenset[Writing] = frozenset(), *, numbered: bool = False) -> None:
    """A line for each writing, with how often it stands there, and examples; a star before those of `chosen`."""
    for number, (one, found) in enumerate(held.items(), 1):
        n = found.places
        line = ngettext("{writing}: {n} place", "{writing}: {n} places", n).format(writing=writing(one), n=n)
        sign = ("* " if one in chosen else "  ") + (f"{number} " if numbered else "")
        say(sign + line)
        examples = (_('"{words}"').format(words=example) for example in found.examples)
        say("    " + pgettext("between the items of a list", ", ").join(examples))


def choose(held: "Mapping[Writing, Held]", answer: str) -> frozenset[Writing] | None:
    """What is to be erased by the answer: "" for the usual, `a` for everything that may be the person, `t` for what was
    typed, or numbers from the list. None when the answer means nothing."""
    answer = answer.strip().casefold()
    match answer:
        case "":
            return SURE
        case "a" | "ａ" | "全部" | "すべて":
            return ALL_OF_PERSON
        case "t" | "ｔ":
            return frozenset({Writing.TYPED})
        case _:
            numbers = [read_number(part) for part in _BETWEEN.split(answer) if part]
            writings = list(held)
            if not numbers or any(number is None or not 1 <= number <= len(writings) for number in numbers):
                return None
            return frozenset(writings[number - 1] for number in numbers if number is not None)
