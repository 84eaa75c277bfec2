"""What is fixed before the lot falls: the request in one canonical form, its SHA-256, and the seed made from both.

The room sees the commitment before anybody calls out digits, so nobody can choose the request to suit the digits,
and nobody can choose the digits to suit the request.
"""

import hashlib
import json
import unicodedata

from chietai.lottery.commitment_words import WORDS
from chietai.lottery.types import DrawRequest, KindRule, Tables

WORDS_SHOWN = 6


def canonical(request: DrawRequest) -> bytes:
    """The request as ASCII JSON: the same bytes whatever the order of people, rules or attributes. No seed in it."""
    rules = request.rules
    form = {
        "format": "chietai-draw",
        "version": request.version,
        "people": sorted([person.key, sorted(map(list, person.attributes))] for person in request.people),
        "sizes": list(request.sizes),
        "weights": sorted(map(list, request.weights)),
        "history": [_unordered(tables) for tables in request.history.meetings],
        "apart": sorted(sorted(group) for group in rules.apart),
        "together": sorted(sorted(group) for group in rules.together),
        "at": sorted(map(list, rules.at)),
        "kinds": sorted((_kind(kind) for kind in rules.kinds), key=json.dumps),
    }
    return json.dumps(form, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii")


def _unordered(tables: Tables) -> list[list[str]]:
    return sorted(sorted(table) for table in tables)


def _kind(kind: KindRule) -> list[object]:
    return [kind.name, sorted(kind.people), kind.least, kind.most, kind.as_far_as_enough]


def commitment(request: DrawRequest) -> str:
    """SHA-256 of the canonical request: 64 hexadecimal digits."""
    return hashlib.sha256(canonical(request)).hexdigest()


def commitment_words(commitment: str) -> tuple[str, ...]:
    """The first 48 bits of a commitment as six words that can be read aloud and written down.

    Raises ValueError when `commitment` is not hexadecimal or too short.
    """
    head = bytes.fromhex(commitment)[:WORDS_SHOWN]
    if len(head) < WORDS_SHOWN:
        raise ValueError("a commitment has at least 12 hexadecimal digits")
    return tuple(WORDS[byte] for byte in head)


def seed_from(commitment: str, digits: str) -> str:
    """The seed: SHA-256 of the commitment, a colon and the digits called out. 64 hexadecimal digits.

    Full-width and other decimal digits count as themselves; spaces between them are left out.
    Raises ValueError when there is no digit, or anything else among them.
    """
    values = [unicodedata.decimal(sign, None) for sign in digits if not sign.isspace()]
    if not values or None in values:
        raise ValueError("digits only")
    called = "".join(map(str, values))
    return hashlib.sha256(f"{commitment}:{called}".encode("ascii")).hexdigest()
