"""Sentences of people who did not write the rules: what must go, what must stay, what only a person can say.

`lines*.tsv`: verdict, what must not be seen (parts joined by `|`), the sentence, the kind. `hide`: no part may be
shown. `keep`: the sentence stays whole. `ask`: as `hide`, and a person can decide. `described`: a person is described
and not named, of which nothing is promised (docs/privacy.md); these rows only stand there to be seen.
"""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from chietai.privacy.findings import Guarded
from chietai.privacy.guard import Guard
from chietai.privacy.known_people import KnownPeople
from chietai.privacy.mask_keys import SALT_BYTES, MaskKeys
from chietai.privacy.name_forms import forms_of
from chietai.privacy.readers import Reader

FOLDER = Path(__file__).parent / "sentences"
MOST_HARMED = 0.02
MOST_UNSURE = 0.10
SETS = {"": "本町", "-2": "", "-3": "", "-4": ""}
"""The endings of the files of each set, with the name of the area."""


class Row(NamedTuple):
    verdict: str
    parts: tuple[str, ...]
    text: str


def rows(ending: str) -> Iterator[Row]:
    for line in (FOLDER / f"lines{ending}.tsv").read_text(encoding="utf-8").splitlines():
        verdict, parts, text, *_ = line.split("\t")
        assert verdict in ("hide", "keep", "ask", "described")
        yield Row(verdict, () if parts == "-" else tuple(parts.split("|")), text)


def guard(ending: str, *, erased: bool) -> Guard:
    """A guard that reads the list, or one that has only its hashes, as after an erasure of everybody."""
    members = list(csv.DictReader((FOLDER / f"members{ending}.csv").read_text(encoding="utf-8-sig").splitlines()))
    people = [(row["氏名"], row["ふりがな"]) for row in members]
    bodies = {row["所属"] for row in members} | {SETS[ending]}
    if erased:
        return Guard(KnownPeople([], bodies, MaskKeys.made(b"s" * SALT_BYTES, forms_of(people))))
    return Guard(KnownPeople(people, bodies))


@cache
def seen(ending: str, erased: bool) -> tuple[tuple[Row, Guarded], ...]:
    by = guard(ending, erased=erased)
    return tuple((row, by.look(row.text, Reader.PUBLIC)) for row in rows(ending))


ERASED = pytest.mark.parametrize("erased", [False, True], ids=["listed", "erased"])


@ERASED
@pytest.mark.parametrize("ending", SETS)
def test_nobody_is_named(ending: str, erased: bool) -> None:
    leaks = [
        (row.text, guarded.shown)
        for row, guarded in seen(ending, erased)
        if row.verdict in ("hide", "ask") and any(part in guarded.shown for part in row.parts)
    ]
    assert leaks == []


@pytest.mark.parametrize("ending", SETS)
def test_the_wall_hides_the_same(ending: str) -> None:
    by = guard(ending, erased=False)
    for row, guarded in seen(ending, False):
        assert by.shown(row.text, Reader.ROOM) == guarded.shown


@ERASED
def test_innocent_sentences_stay(erased: bool) -> None:
    innocent = [(row, guarded) for ending in SETS for row, guarded in seen(ending, erased) if row.verdict == "keep"]
    harmed = [guarded.shown for row, guarded in innocent if guarded.shown != row.text]
    assert len(harmed) <= MOST_HARMED * len(innocent), harmed


@ERASED
def test_few_places_are_unsure(erased: bool) -> None:
    everything = [(row, guarded) for ending in SETS for row, guarded in seen(ending, erased)]
    unsure = [
        row.text for row, guarded in everything if row.verdict != "ask" and not all(f.sure for f in guarded.hidden)
    ]
    assert len(unsure) <= MOST_UNSURE * len(everything), unsure


def test_what_only_a_person_can_say_is_asked() -> None:
    asked = [guarded for row, guarded in seen("", False) if row.verdict == "ask"]
    assert asked and all(any(not one.sure for one in guarded.hidden) for guarded in asked)
