"""People who are on no list, by the way in which people are spoken of: titles, offices, kinship, initials."""

from collections.abc import Iterator, Sequence

from chietai.privacy.findings import Finding, Sort
from chietai.privacy.titled_names import titled_names
from chietai.text.figures import halfwidth
from chietai.text.folding import plain_kanji


def strangers_in(text: str, unbroken: Sequence[tuple[int, int]] = ()) -> Iterator[Finding]:
    """The places in `text`, in any order; they may overlap.

    `unbroken`: places (start, end) of the names of bodies and places in `text`, in order, which are no people.
    """
    plain = plain_kanji(halfwidth(text))
    for start, end in titled_names(plain):
        if not any(begin <= start and end <= stop for begin, stop in unbroken):
            yield Finding(start, end, Sort.STRANGER, sure=False)
