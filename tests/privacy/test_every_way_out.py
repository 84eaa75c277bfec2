"""Nothing that people typed leaves the program but through the guard: whatever the field, whatever the way."""

import ast
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import FrozenClock
from tests.privacy.every_field import filled, texts_of
from tests.reports.kiyose import SESSION, held

from chietai.cli import main
from chietai.meeting import intents as i
from chietai.meeting.kinds import EntryKind
from chietai.meeting.model import Details, Member
from chietai.meeting.state import State
from chietai.privacy.wall_state import WallStates
from chietai.records.store import SessionStore
from chietai.reports.export_documents import Kind, documents
from chietai.reports.summarise import summarise
from chietai.reports.summary import Level

SOURCE = Path(__file__).parents[2] / "src" / "chietai"
WORDS = "霧島花子が 090-1234-5678 で朝比奈さんを呼ぶ"
BODY = "霧島花子の友の会 090-1234-5678"
MEMBER, OTHERS = ("霧島", "花子", "きりしま"), ("1234", "5678", "朝比奈")


def meeting() -> State:
    """A whole meeting of which every text names a member and somebody on no list, and has a telephone number."""
    room = held()
    room.say(i.RegisterMember(member=Member(id="x", name="霧島　花子", reading="きりしま　はなこ", organisation="寺")))
    room.say(i.MakePromise(text="x", who="霧島　花子", member="x", case="1"))
    room.say(i.DescribeSession(details=Details(observers=1)))
    state: State = filled(room.state, WORDS, BODY)
    return state


def test_every_field_of_the_meeting_is_filled() -> None:
    """So the tests below are about all of them."""
    told = list(texts_of(meeting()))
    places = [place for place, _ in told]
    for place in ("Entry.text", "Entry.organisation", "Entry.outcome_note", "Details.case_text", "Details.handouts",
                  "Details.secretariat", "Council.area", "State.questions", "State.next_note", "Member.needs",
                  "Member.organisation", "Member.sector", "PlannedStep.title", "State.session_id"):  # fmt: skip
        assert place in places, place
    assert {text for _, text in told} == {WORDS, BODY}


@pytest.mark.parametrize("with_case", [False, True])
@pytest.mark.parametrize("kind", Kind)
def test_no_file_for_everybody_names_anybody(kind: Kind, with_case: bool) -> None:
    files = documents(summarise(meeting(), Level.PUBLIC, with_case=with_case), [kind])
    assert files
    for name, data in files.items():
        for part in (*MEMBER, *OTHERS):
            assert part not in data.decode("utf-8-sig"), (name, part)
            assert part not in name


@pytest.mark.parametrize("kind", Kind)
def test_no_file_for_members_leads_to_somebody_on_no_list(kind: Kind) -> None:
    # What stands on the list itself is told to the members as it is there.
    state = meeting()
    for member in state.members.values():
        plain = member.model_copy(update={"number": "1", "role": ""})
        state = replace(state, members=state.members.insert(member.id, plain))
    for name, data in documents(summarise(state, Level.MEMBERS), [kind]).items():
        for part in OTHERS:
            assert part not in data.decode("utf-8-sig"), (name, part)


def test_the_wall_shows_nobody_in_what_was_said() -> None:
    shown = WallStates().of(meeting())
    for place, text in texts_of(shown):
        if place.startswith(
            ("Entry.text", "Entry.outcome_note", "Details.", "State.questions", "State.next_note", "PlannedStep.")
        ):
            assert not any(part in text for part in (*MEMBER, *OTHERS)), (place, text)


def test_what_the_command_says_of_a_public_paper_names_nobody(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], clock: FrozenClock, new_id: Callable[[], str]
) -> None:
    room = held()
    for kind in EntryKind:
        if kind is not EntryKind.NOTE:
            room.say(i.parse_intent({"kind": kind.value, "text": WORDS, "organisation": WORDS}))
    clock.now = room.events[0].at
    with SessionStore.create(home / "sessions" / "2026-11-22.json", SESSION, clock=clock, new_id=new_id) as store:
        for event in room.events[1:]:
            store.commit_event(event)
    out = str(tmp_path / "out")
    command = ["export", SESSION, "--level", "public", "--although-closed", "--to", "md,html,csv", "--out", out]
    assert main(command) == 0
    said = capsys.readouterr().out
    assert not any(part in said for part in OTHERS)
    for path in (tmp_path / "out").iterdir():
        assert not any(part in path.name + path.read_text("utf-8-sig") for part in OTHERS), path.name


def _calls(tree: ast.AST) -> set[str]:
    return {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}


@pytest.mark.parametrize("name", ["Summary", "Disclosure"])
def test_what_papers_are_written_from_is_made_in_one_place(name: str) -> None:
    """The contract in pyproject.toml lets writers see a summary alone; a summary is made of what was disclosed."""
    makers = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if name in _calls(ast.parse(path.read_text("utf-8")))
    }
    assert makers == {"reports/summarise.py"}
