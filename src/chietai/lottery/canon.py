"""What is fixed before the lot falls: the request in one canonical form, its SHA-256, and the seed made from both.

The room sees the commitment before anybody calls out digits, so nobody can choose the request to suit the digits,
and nobody can choose the digits to suit the request.
"""

import hashlib
import json
import unicodedata

from chietai.lottery.rules import KindRule, Rules, RuleSort
from chietai.lottery.types import DrawRequest, Tables


def canonical(request: DrawRequest) -> bytes:
    """The request as ASCII JSON: the same bytes whatever the order of people, rules or attributes. No seed in it."""
    form: dict[str, object] = {
        "format": "chietai-draw",
        "version": request.version,
        "people": sorted([person.key, sorted(map(list, person.attributes))] for person in request.people),
        "sizes": list(request.sizes),
        "weights": sorted(map(list, request.weights)),
        "history": [_unordered(tables) for tables in request.history.meetings],
    }
    for sort in RuleSort:
        form |= _rules_form(request.rules, sort)
    return json.dumps(form, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii")


def _rules_form(rules: Rules, sort: RuleSort) -> dict[str, object]:
    """The rules of one sort by their key in the form.

    A sort that joins these four must give nothing where no such rule was asked for: else the commitments of all
    draws before it would change.
    """
    match sort:
        case RuleSort.APART:
            return {"apart": _unordered(rules.apart)}
        case RuleSort.TOGETHER:
            return {"together": _unordered(rules.together)}
        case RuleSort.AT:
            return {"at": sorted(map(list, rules.at))}
        case RuleSort.KIND:
            return {"kinds": sorted(map(_kind, rules.kinds), key=json.dumps)}


def _unordered(groups: Tables) -> list[list[str]]:
    return sorted(sorted(group) for group in groups)


def _kind(kind: KindRule) -> list[object]:
    return [kind.name, sorted(kind.people), kind.least, kind.most, kind.as_far_as_enough]


def commitment(request: DrawRequest) -> str:
    """SHA-256 of the canonical request: 64 hexadecimal digits."""
    return hashlib.sha256(canonical(request)).hexdigest()


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
