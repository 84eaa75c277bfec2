"""Telephone numbers, mail, addresses, dates of birth, numbers of people: what leads to a person and needs no list."""

import re
from collections.abc import Iterator

from chietai.privacy.findings import Finding, Sort
from chietai.text.figures import halfwidth

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def contacts_in(text: str) -> Iterator[Finding]:
    """The places in `text`, in any order; they may overlap."""
    plain = halfwidth(text)
    for match in _MAIL.finditer(plain):
        yield Finding(*match.span(), Sort.MAIL)
