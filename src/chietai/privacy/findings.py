"""What the guard finds in a text, and what a text is when it has been through the guard."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MASK = "〇〇"
"""Stands where something was hidden."""


class Sort(StrEnum):
    """What a place in a text is."""

    KNOWN = "known"  # somebody on a list, of now or of before
    STRANGER = "stranger"  # somebody on no list
    POSITION = "position"  # an office that one person holds: the head of a body that is named
    TELEPHONE = "telephone"
    MAIL = "mail"
    ADDRESS = "address"
    BIRTH = "birth"  # a date of birth
    NUMBER = "number"  # of somebody insured, of a case, of an account


def names_somebody(sort: Sort) -> bool:
    """Whether it is the name or the office of a person, not what leads to one without a name."""
    match sort:
        case Sort.KNOWN | Sort.STRANGER | Sort.POSITION:
            return True
        case Sort.TELEPHONE | Sort.MAIL | Sort.ADDRESS | Sort.BIRTH | Sort.NUMBER:
            return False


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """The place `text[start:end]` leads to a person. `sure`: false where only a person can say so."""

    start: int
    end: int
    sort: Sort
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Guarded:
    """A text for one reader: `shown` is what may be shown. `hidden` and `kept` are places in `text`, in order and apart
    from each other: what stands behind a mask, and what would but for a person's judgement.
    """

    text: str
    shown: str
    hidden: tuple[Finding, ...] = ()
    kept: tuple[Finding, ...] = ()

    def words(self, finding: Finding) -> str:
        """What stands at the place of `finding`."""
        return self.text[finding.start : finding.end]


def apart(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """`findings` in order; those that overlap become one, which is sure if one of them is, and of the first one's sort
    among the sure ones."""
    joined: list[Finding] = []
    for one in sorted(findings, key=lambda f: (f.start, -f.end)):
        if joined and one.start < joined[-1].end:
            last = joined[-1]
            sort = one.sort if one.sure and not last.sure else last.sort
            joined[-1] = Finding(last.start, max(last.end, one.end), sort, last.sure or one.sure)
        else:
            joined.append(one)
    return tuple(joined)


def masked(text: str, hidden: Iterable[Finding]) -> str:
    """`text` with a mask in the places `hidden`, which are in order and apart from each other."""
    parts, done = [], 0
    for one in hidden:
        parts += [text[done : one.start], MASK]
        done = one.end
    return "".join([*parts, text[done:]])
