"""Odd files beside the documents: a note of a lock and a lottery instance are ignored or refused, never a traceback."""

import json
from pathlib import Path

import pytest

from chietai.lottery.instances import check
from chietai.records import file_names
from chietai.records.lock import holder_of

GOOD = {"n": 2, "T": 1, "attrs": {"org": [0, 1]}, "present": [[0, 1]], "sizes": [[1, 1]]}


def test_a_note_of_a_holder_with_an_odd_number(tmp_path: Path) -> None:
    document = tmp_path / "m.json"
    for number in ("1e999", "-1e999", "NaN", "9" * 5000, "[]", "null", '"x"', "{}"):
        file_names.holder(document).write_text(f'{{"host": "a", "pid": {number}, "since": "x"}}', encoding="utf-8")
        assert holder_of(document) is None, number[:9]


def test_a_lottery_instance_with_an_odd_value_anywhere() -> None:
    check(GOOD)
    for text in ("1e999", "-1", "1.5", "null", "[]", "{}", "[[[[1]]]]", str(2**31), str(2**63), '"x"'):
        odd = json.loads(text)
        for key in ("n", "T", "attrs", "present", "sizes"):
            with pytest.raises(ValueError, match="instance"):
                check({**GOOD, key: odd})
        if isinstance(odd, list | dict):
            with pytest.raises(ValueError, match="instance"):
                check({**GOOD, "attrs": {"org": [odd, 1]}})
