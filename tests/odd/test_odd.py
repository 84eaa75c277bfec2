"""Odd documents and odd environments, made from the guides and the format alone, over every command.

Whoever made them had not read the code that reads documents. The short form tries a few of each; the slow form
(`python -m pytest -m slow -s tests/odd`) tries a third of them on two processors and prints the counts; with
`ODD_ALL=1` all of them. Nothing is expected to fail.
"""

import multiprocessing
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from tests.odd.forked_commands import Commands
from tests.odd.odd_documents import odd_documents
from tests.odd.odd_environments import odd_environments
from tests.odd.odd_trials import TRIALS, Tally, Trial, try_document, try_environment

_PROCESSORS = 2
_ALWAYS = ("check", "list", "events", "restore", "append")
"""Tried on every document in the slow form; of the other commands and the screens, each document has its share, in
turn: all of them on all documents would take half an hour. `ODD_TURN=1`, `2` ... tries other shares."""
_IN_TURN = 6
_TURN = int(os.environ.get("ODD_TURN", "0"))
_SCREENS = tuple(trial for trial in TRIALS if trial.screen)
_ONE_OF = 1 if os.environ.get("ODD_ALL") else 3
"""Of so many documents and environments one is tried; `ODD_ALL=1` tries them all, in about twenty minutes."""
_FEW_DOCUMENTS = (
    "sound", "empty-file", "utf-16", "cut-in-half", "unmerged-by-git", "events-as-a-list", "keys-in-another-order",
    "at-japanese", "merged-in-a-circle", "text-of-colours", "journal-torn", "backup-of-a-cut-document",
)  # fmt: skip
_FEW_ENVIRONMENTS = (
    "language-'en'", "zone-2", "home-empty", "terminal-dumb", "settings-utf-16", "settings-circular-link",
    "settings-merge-marks", "theme-json", "format-steps", "chosen-theme-spoilt", "numbers-draw--size", "own-relative",
)  # fmt: skip
_FEW_TRIALS = tuple(trial for trial in TRIALS if trial.name in ("check", "list", "restore", "append"))
_Share = Callable[[int], Tally]
Item = TypeVar("Item")


def _tried_documents(part: int) -> Tally:
    """Every second document: those that are always tried, a share of the others, and one of the screens."""
    tally = Tally()
    commands = Commands()
    for at, document in _numbered(odd_documents())[part::_PROCESSORS]:
        with tempfile.TemporaryDirectory() as scratch:
            try_document(document, _share_of(at // _PROCESSORS + _TURN), commands, Path(scratch) / "odd", tally)
    commands.close()
    return tally


def _numbered(items: Sequence[Item]) -> list[tuple[int, Item]]:
    return list(enumerate(items[_TURN % _ONE_OF :: _ONE_OF]))


def _share_of(number: int) -> list[Trial]:
    others = [trial for trial in TRIALS if not trial.screen and trial.name not in _ALWAYS]
    screens = [_SCREENS[number // 2 % len(_SCREENS)].name] if number % 2 else []
    chosen = {*_ALWAYS, *screens, *(trial.name for trial in others[number % _IN_TURN :: _IN_TURN])}
    return [trial for trial in TRIALS if trial.name in chosen]


def _tried_environments(part: int) -> Tally:
    """Every second environment: all its commands, and one of its screens."""
    tally = Tally()
    commands = Commands()
    for at, environment in _numbered(odd_environments())[part::_PROCESSORS]:
        with tempfile.TemporaryDirectory() as scratch:
            try_environment(environment, commands, Path(scratch) / "odd", tally, screens=[at // _PROCESSORS + _TURN])
    commands.close()
    return tally


def _on_all_processors(share: _Share) -> Tally:
    with multiprocessing.get_context("spawn").Pool(_PROCESSORS) as pool:
        tallies = pool.map(share, range(_PROCESSORS), chunksize=1)
    whole = Tally()
    for tally in tallies:
        whole.runs += tally.runs
        whole.findings += tally.findings
    return whole


def _told(what: str, count: int, tally: Tally) -> None:
    kinds = Counter(finding.kind for finding in tally.findings)
    print(f"\n{count} odd {what}, {tally.runs} commands run, {len(tally.findings)} failures {dict(kinds)}")
    assert not tally.findings, "\n" + "\n".join(map(str, tally.findings))


@pytest.mark.slow
def test_every_odd_document_over_the_commands() -> None:
    _told("documents", len(_numbered(odd_documents())), _on_all_processors(_tried_documents))


@pytest.mark.slow
def test_every_odd_environment_over_commands_and_screens() -> None:
    _told("environments", len(_numbered(odd_environments())), _on_all_processors(_tried_environments))


def test_there_are_enough_of_them() -> None:
    assert len(odd_documents()) >= 100
    assert len(odd_environments()) >= 50
    assert all(item.oddity for item in odd_documents())
    assert all(item.oddity for item in odd_environments())


@pytest.fixture(scope="module")
def commands() -> Iterator[Commands]:
    running = Commands()
    yield running
    running.close()


def test_a_few_odd_documents(commands: Commands) -> None:
    documents = [document for document in odd_documents() if document.name in _FEW_DOCUMENTS]
    assert len(documents) == len(_FEW_DOCUMENTS)
    tally = Tally()
    for document in documents:
        with tempfile.TemporaryDirectory() as scratch:
            try_document(document, _FEW_TRIALS, commands, Path(scratch) / "odd", tally)
    _told("documents", len(documents), tally)


def test_a_few_odd_environments(commands: Commands) -> None:
    environments = [environment for environment in odd_environments() if environment.name in _FEW_ENVIRONMENTS]
    assert len(environments) == len(_FEW_ENVIRONMENTS)
    tally = Tally()
    for environment in environments:
        with tempfile.TemporaryDirectory() as scratch:
            try_environment(environment, commands, Path(scratch) / "odd", tally, screens=[])
    _told("environments", len(environments), tally)
