"""What leads to a person and needs no list: telephone numbers, mail, addresses, dates of birth, numbers of people.

Everything is found by how it is written. Public numbers (110, #7119), areas, dates of meetings, counts and prices stay.
Addresses of web pages stay too, with the numbers in them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from chietai.privacy.births import births_in
from chietai.privacy.findings import Finding, Sort
from chietai.privacy.notation import KANJI_FIGURE, plain
from chietai.privacy.person_numbers import numbers_in
from chietai.privacy.postal_addresses import addresses_in
from chietai.privacy.telephones import telephones_in

_WORTH_A_LOOK = re.compile(rf"[\d{KANJI_FIGURE}@＠元]|[aAａＡ]\W?[tTｔＴ]|[IＩ][DＤ]|アット|[★☆]")
_SPELT_AT = re.compile(r"アット|[★☆]|[(\s<]\s?[aA][tT]\s?[)\s>]|あっと")


@cache
def _mail() -> re.Pattern[str]:
    spelt = r"\s?(?:[(<]\s?(?:at|@|アットマーク|アット|あっと)\s?[)>]|アットマーク|アット|[★☆])\s?"
    at = rf"(?:\s{{0,2}}@\s{{0,2}}|{spelt}|\sat\s)"
    dot = r"(?:\.|\s?[(<]\s?(?:dot|\.|ドット)\s?[)>]\s?|\s?ドット\s?|\sdot\s)"
    name = r"(?<![A-Za-z0-9.!#$%&'*+/=?^_`{|}~-])[A-Za-z0-9*〇][A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{0,63}+"
    return re.compile(
        rf"(?P<whole>{name}{at}[A-Za-z0-9-]{{1,63}}(?:{dot}[A-Za-z0-9-]{{1,63}}){{1,6}}"
        rf"|{name}@[A-Za-z0-9ぁ-んァ-ヶー一-鿿-]{{1,63}}(?:\.[A-Za-z0-9ぁ-んァ-ヶー一-鿿-]{{1,63}}){{1,6}})"
        rf"|(?P<part>{name}@[A-Za-z0-9-]{{2,63}})",
        re.IGNORECASE,
    )


@cache
def _account_name() -> re.Pattern[str]:
    services = (
        "インスタ(?:グラム)?|ツイッター|フェイスブック|ティックトック|スレッズ|LINE|ライン|SNS|X|アカウント|フォロー"
    )
    return re.compile(
        rf"(?:{services})[^@\n。]{{0,8}}(?P<name>@[A-Za-z_][A-Za-z0-9_.]{{2,29}})"
        rf"|(?:{services})(?:の?(?:ID|アカウント))?[はが:\s]{{1,3}}(?P<id>(?=[A-Za-z_.]*\d)[A-Za-z][A-Za-z0-9_.]{{3,29}})"
    )


@cache
def _page() -> re.Pattern[str]:
    return re.compile(
        r"https?://[^\s、。「」()ぁ-んァ-ヶ一-鿿]+|(?<![\w.@-])www\.[^\s、。「」()ぁ-んァ-ヶ一-鿿]+", re.IGNORECASE
    )


def contacts_in(text: str) -> Iterator[Finding]:
    """The places in `text`, in any order; they may overlap."""
    if not _WORTH_A_LOOK.search(text):
        return
    written = plain(text)
    found = [*telephones_in(written), *numbers_in(written), *addresses_in(written), *births_in(written)]
    if "@" in written or _SPELT_AT.search(written):
        found += _mail_in(written)
    found += [Finding(*m.span(m.lastgroup or 0), Sort.MAIL) for m in _account_name().finditer(written)]
    pages = [match.span() for match in _page().finditer(written)] if "://" in written or "www." in written else []
    for one in found:
        own = one.sure and one.sort in (Sort.TELEPHONE, Sort.MAIL)
        nearest = bisect_right(pages, (one.start, len(text))) - 1
        if own or nearest < 0 or one.end > pages[nearest][1]:
            yield one


def _mail_in(written: str) -> Iterator[Finding]:
    for match in _mail().finditer(written):
        yield Finding(*match.span(), Sort.MAIL, sure=match["whole"] is not None)
