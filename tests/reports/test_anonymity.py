"""What is said in the papers for members and for everybody leads to nobody, all of the files laid side by side."""

import hashlib
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.meeting import meetings as chance
from tests.reports.attacker import Attacker
from tests.reports.kiyose import held

from chietai.formats import DEFAULT_FORMAT, load_formats
from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import EntryKind, Presence
from chietai.meeting.model import Member
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
    letters = str.maketrans("0123456789abcdef", "ghijklmnopqrstuv")
    return f"こと{hashlib.sha256(entry_id.encode()).hexdigest()[:8].translate(letters)}ば"


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
    told = {token(e.id) for e in views.entries(state, *SAID)}
    assert len(told) >= 10 and told <= set(attacker.opinions)
    assert attacker.found_out() == []


@pytest.mark.parametrize("k", [2, 3, 5])
def test_no_opinion_of_kiyose_leads_to_few_and_names_are_told_where_they_may(k: int) -> None:
    attacker = attack(held().state, k)
    assert attacker.found_out() == []
    # There are twelve people here, and no sector has five of them.
    assert any(attacker.labels(one) for one in attacker.opinions) == (k < 5)


def test_a_trouble_told_with_its_group_takes_the_tables_from_the_others() -> None:
    """Their numbers are in the order in which they were told, so the tables around it would give away its own."""
    room = held()
    before = summarise(room.state, Level.MEMBERS)
    assert {t.opinion.voice.table for t in before.troubles} == {1, 2, 3}
    room.say(i.RaiseTrouble(text="夜の道が暗い", member="前田　和子"))
    after = summarise(room.state, Level.MEMBERS)
    assert {t.opinion.voice.table for t in after.troubles} == {None}
    assert [t.opinion.voice.organisation for t in after.troubles if t.opinion.no == 7] == ["地域社会"]
    assert [g.voice.table for t in after.troubles for g in t.rounds[1] if g.voice.table] == [1, 2]


def test_the_attacker_finds_what_is_there_to_be_found() -> None:
    """With every body told by its own name, as few as one person stand behind most of what was said."""
    assert len(attack(held().state, 1).found_out()) == 0
    attacker = attack(held().state, 1)
    attacker.k = 3
    assert len(attacker.found_out()) >= 8


BODIES = ("自治会", "自治会", "民生委員", "社会福祉協議会", "NPO法人おたがいさま", "高木さん", "市民", "")
SECTORS = ("地域社会", "地域社会", "行政", "市民", "")
HERE = (Presence.PRESENT, Presence.PRESENT, Presence.PRESENT, Presence.LATE, Presence.LEFT, Presence.ABSENT)


MOST = 16
People = list[tuple[int, int, int]]
Happens = list[tuple[int, int, int, int]]
SAYINGS = (i.RaiseTrouble, i.MakeOffer, i.VoiceHope, i.TellCase, i.NoteUnsaid, i.MakePromise)
_small = st.integers(0, MOST - 1)


def _intent(numbers: tuple[int, int, int, int]) -> i.Intent:
    """One thing that happens, said by four numbers: Hypothesis makes and shrinks numbers fast."""
    what, who, other, how = numbers
    member = f"m{who}"
    match what:
        case 0:
            order = [f"m{(n * 5 + who) % MOST}" for n in range(MOST)]
            return chance.drawn([order[n :: other % 4 + 1] for n in range(other % 4 + 1)])
        case 1:
            return i.ChangeSeat(member=member, table=other % 5 or None)
        case 2:
            return i.MarkAttendance(member=member, presence=HERE[other % len(HERE)])
        case 3:
            return i.RemoveMember(member=member)
        case 4:
            return i.MergeEntries(into="1", merged=("2",))
        case 5:
            return i.PickTrouble(entry="1")
        case 6:
            return i.PutQuestion(question=1, trouble="1")
    said = {"member": member} if how & 1 else {}
    said |= {"organisation": (*BODIES, "知らない会")[other % (len(BODIES) + 1)]} if how & 2 and other % 2 else {}
    said |= {"table": other % 4 + 1} if how & 4 else {}
    return SAYINGS[what % len(SAYINGS)](text="x", **said)


def meeting_of(people: People, happens: Happens, after: int) -> State:
    """A meeting in which people of few bodies come, sit, move, speak and go; the last `after` things after its end."""
    room = chance.Meeting()
    room.say(i.CreateSession(session_id="test"))
    for n, (body, sector, _presence) in enumerate(people):
        body_name, sector_name = BODIES[body % len(BODIES)], SECTORS[sector % len(SECTORS)]
        member = Member(id=f"m{n}", name=f"霧島　{n}郎", organisation=body_name, sector=sector_name, number=str(n))
        room.say(i.RegisterMember(member=member))
    room.say(i.OpenSession())
    for n, (_body, _sector, presence) in enumerate(people):
        room.say(i.MarkAttendance(member=f"m{n}", presence=HERE[presence % len(HERE)]))
    for left, numbers in zip(range(len(happens), 0, -1), happens, strict=True):
        if left == after:
            room.try_to(i.CloseSession())
        room.try_to(_intent(numbers))
    return room.state


PEOPLE = st.lists(st.tuples(_small, _small, _small), min_size=2, max_size=MOST)
HAPPENS = st.lists(st.tuples(_small, _small, _small, st.integers(0, 7)), max_size=30)


@settings(max_examples=60, deadline=None)
@given(PEOPLE, HAPPENS, st.integers(0, 3), st.sampled_from([2, 3, 5]))
def test_no_opinion_of_any_meeting_leads_to_few(people: People, happens: Happens, after: int, k: int) -> None:
    state = meeting_of(people, happens, after)
    attacker = attack(state, k)
    assert attacker.found_out() == []
    told = {token(e.id): e for e in views.entries(state, *SAID, standing=False)}
    for one in attacker.opinions:
        entry = told[one]
        if entry.member_id in state.members and attacker.labels(one) and not entry.organisation:
            name = state.members[entry.member_id].name
            there = {person.name for person in attacker.there}
            assert name in {person.name for person in attacker.may_have_said(one)} or name not in there


@settings(max_examples=60, deadline=None)
@given(PEOPLE, HAPPENS, st.sampled_from([2, 3, 5]))
def test_neither_times_nor_order_nor_numbers_lead_to_a_table(people: People, happens: Happens, k: int) -> None:
    state = marked(meeting_of(people, happens, 0))
    for level in (Level.MEMBERS, Level.PUBLIC):
        files = documents(summarise(state, level, group_size=k), tuple(Kind))
        summary = summarise(state, level, group_size=k)
        for name, data in files.items():
            if "意見" in name or "困りごと" in name or "成功例" in name:
                assert not re.search(r"\d:\d\d", data.decode()), name
        for groups in [g for t in summary.troubles for g in t.rounds] + list(summary.loose):
            for group in groups:
                texts = [opinion.text for opinion in group.opinions]
                assert texts == sorted(texts)
        for numbered in ([t.opinion for t in summary.troubles], [c.opinion for c in summary.cases]):
            voices = [one.voice for opinion in numbered for one in (opinion, *opinion.same)]
            by_group = any(voice.organisation or voice.others for voice in voices)
            assert not (by_group and any(voice.table for voice in voices))
