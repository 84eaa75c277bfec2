"""What is wrong with the JSON of an intent though it can be read: what would be stored is not all that was written.

JSON leaves open what a field means that stands twice in one object (RFC 8259, section 4): one of the two would be lost
without a word. Numbers that no other program can read back are refused too.
"""

import json
import math
from typing import Any, Never

from chietai.meeting.refusal import Reason, Refused

_MOST_DIGITS = 15
"""Whole numbers of so many digits are exact in every program that reads JSON."""


def require_unambiguous(raw: str | bytes) -> None:
    """Raises Refused when a field stands twice in one object of `raw`, or a number is out of range.

    `raw` is JSON that has been read already: what is not JSON at all, or nested too deeply, is told there.
    """
    json.loads(raw, object_pairs_hook=_object, parse_int=_whole, parse_float=_fraction, parse_constant=_no_number)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        raise Refused(Reason.FIELD_TWICE, ref=next(name for name in names if names.count(name) > 1))
    return fields


def _whole(digits: str) -> None:
    if len(digits.lstrip("-")) > _MOST_DIGITS:
        _no_number(digits)


def _fraction(digits: str) -> None:
    if not math.isfinite(float(digits)):
        _no_number(digits)


def _no_number(text: str) -> Never:
    raise Refused(Reason.NUMBER_OUT_OF_RANGE, ref=text if len(text) <= _MOST_DIGITS else f"{text[:_MOST_DIGITS]}...")
