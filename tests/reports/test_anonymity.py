"""What is said in the papers for members and for everybody leads to nobody, all of the files laid side by side."""

import hashlib
from dataclasses import replace

import pytest
from tests.reports.attacker import Attacker
from tests.reports.kiyose import held

from chietai.formats import DEFAULT_FORMAT, load_formats
from chietai.meeting import views
from chietai.meeting.kinds import EntryKind
from chietai.meeting.state import State
from chietai.rehearsal import Plan, play
from chietai.reports.export_documents import Kind, documents
from chietai.reports.summarise import summarise
from chietai.reports.summary import Level

SAID = (EntryKind.TROUBLE, EntryKind.OFFER, EntryKind.WISDOM, EntryKind.HOPE, EntryKind.CASE)
USUAL = load_formats().formats[DEFAULT_FORMAT]


def marked(state: State) -> State:
    """`state` with a word instead of each text, by which it is found in every file, and whose order tells nothing."""
    for entry in views.entries(state, standing=False):
        state = replace(state, entries=state.entries.insert(entry.id, replace(entry, text=token(entry.id))))
    return state


def token(entry_id: str) -> str:
    return f"こと{hashlib.sha256(entry_id.encode()).hexdigest()[:8]}ば"


def written(state: State, k: int) -> dict[str, bytes]:
    """Every file of the levels that do not tell who said what."""
    files: dict[str, bytes] = {}
    for level in (Level.MEMBERS, Level.PUBLIC):
        files |= documents(summarise(state, level, group_size=k), tuple(Kind))
    return files


def attack(state: State, k: int) -> Attacker:
    state = marked(state)
    said = sorted(e.at for e in views.entries(state, *SAID, standing=False) if not e.withdrawn)
    first, last = (said[0].isoformat()[11:19], said[-1].isoformat()[11:19]) if said else ("", "")
    return Attacker(written(state, k), k, first, last)


@pytest.mark.parametrize("k", [2, 3, 5])
@pytest.mark.parametrize(
    ("members", "tables", "seed"), [(6, 2, "1"), (13, 3, "2"), (24, 5, "3"), (24, 12, "4"), (60, 8, "5")]
)
def test_no_opinion_of_a_rehearsed_meeting_leads_to_few(members: int, tables: int, seed: str, k: int) -> None:
    state = play(Plan(form=USUAL, members=members, tables=tables, seed=seed)).state
    attacker = attack(state, k)
    assert len(attacker.opinions) >= 10
    assert attacker.found_out() == []


@pytest.mark.parametrize("k", [2, 3, 5])
def test_no_opinion_of_kiyose_leads_to_few_and_names_are_told_where_they_may(k: int) -> None:
    attacker = attack(held().state, k)
    assert attacker.found_out() == []
    # There are twelve people here, and no sector has five of them.
    assert any(attacker.labels(one) for one in attacker.opinions) == (k < 5)


def test_the_attacker_finds_what_is_there_to_be_found() -> None:
    """With every body told by its own name, as few as one person stand behind most of what was said."""
    assert len(attack(held().state, 1).found_out()) == 0
    attacker = attack(held().state, 1)
    attacker.k = 3
    assert len(attacker.found_out()) >= 8
