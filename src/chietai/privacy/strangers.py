"""People who are on no list, by the way in which people are spoken of: titles, offices, kinship, initials."""

import re
from collections.abc import Iterator, Sequence

from chietai.privacy.findings import Finding, Sort
from chietai.text.figures import halfwidth

_INITIAL = re.compile(r"(?<![A-Za-z])[A-Z](?=さん|様|氏|先生|ちゃん|くん|君)")


def strangers_in(text: str, unbroken: Sequence[tuple[int, int]] = ()) -> Iterator[Finding]:
    """The places in `text`, in any order; they may overlap.

    `unbroken`: places (start, end) of the names of bodies and places in `text`, in order, which are no people.
    """
    for match in _INITIAL.finditer(halfwidth(text)):
        if not any(start <= match.start() < end for start, end in unbroken):
            yield Finding(*match.span(), Sort.STRANGER, sure=False)
