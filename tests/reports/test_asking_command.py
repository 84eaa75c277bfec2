"""`chietai export` says what is in doubt, keeps it when told to, and asks before it publishes a closed meeting."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.conftest import FrozenClock
from tests.reports.kiyose import SESSION, Meeting, held

from chietai.cli import main
from chietai.cli.hidden_words import tell
from chietai.meeting import intents as i
from chietai.meeting.kinds import Verdict
from chietai.meeting.model import Details
from chietai.meeting.state import State
from chietai.privacy.findings import Finding, Guarded, Sort
from chietai.privacy.judgements import NO_JUDGEMENTS
from chietai.records.reading import readable, state_of
from chietai.records.store import SessionStore
from chietai.reports.review import Part, Place, review_of
from chietai.resources import data_folder

TEXT = "前の日にＡさんが持っていく。雨の日は休む"
PUBLIC = f"2026-11-22-{SESSION}-公開用.md"


@dataclass
class Desk:
    """A document, and what a command says of it."""

    path: Path
    out: Path
    capsys: pytest.CaptureFixture[str]

    def export(self, *words: str, code: int = 0, level: str = "public") -> list[str]:
        """Writes the Markdown; the lines on stderr."""
        command = ["export", str(self.path), "--level", level, "--to", "md", "--out", str(self.out), "--force", *words]
        assert main(command) == code
        return self.capsys.readouterr().err.splitlines()

    @property
    def paper(self) -> str:
        """What was written for everybody."""
        return (self.out / PUBLIC).read_text()

    @property
    def state(self) -> State:
        """The meeting as the document has it."""
        return state_of(readable(self.path))


Open = Callable[[Meeting], Desk]


@pytest.fixture
def stored(
    home: Path, clock: FrozenClock, new_id: Callable[[], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Open:
    """Stores a meeting in the user's library."""

    def store(meeting: Meeting) -> Desk:
        path = home / "sessions" / "2026-11-22-kiyose.json"
        clock.now = meeting.events[0].at
        with SessionStore.create(path, SESSION, clock=clock, new_id=new_id) as store:
            for event in meeting.events[1:]:
                store.commit_event(event)
        return Desk(path, tmp_path / "out", capsys)

    return store


def doubtful(*, public: bool | None = True, reason: str | None = None) -> Meeting:
    """The meeting of Kiyose with initials in it, of which nobody can be sure."""
    meeting = held()
    meeting.say(i.RaiseTrouble(text=TEXT, table=1))
    meeting.say(i.MakeOffer(text="ＡさんとＢさんに声をかける", trouble="2", table=1))
    meeting.say(i.DescribeSession(details=Details(public=public, closed_reason=reason, observers=3)))
    return meeting


@pytest.fixture
def desk(stored: Open) -> Desk:
    return stored(doubtful())


def test_what_is_in_doubt_is_listed_one_place_a_line(desk: Desk) -> None:
    lines = desk.export()
    assert "3か所" in lines[0]
    assert lines[1:4] == [
        "  Ａ：問１（困りごと 2 へ）「ＡさんとＢさんに声をかける」",
        "  Ａ：困りごと 7「前の日にＡさんが持っていく。」",
        "  Ｂ：問１（困りごと 2 へ）「ＡさんとＢさんに声をかける」",
    ]
    assert "--keep Ａ" in lines[4] and "--list-hidden" in lines[5] and len(lines) == 6
    assert "〇〇さんが持っていく" in desk.paper and "Ａさん" not in desk.paper
    assert "人のことかもしれない3か所も" in desk.paper and "人はまだ見ていません" in desk.paper


def test_words_are_kept_when_the_user_says_so(desk: Desk) -> None:
    before = desk.path.read_bytes()
    lines = desk.export("--keep", "A", "--keep", "Ｂ")
    assert len(lines) == 1 and "--list-hidden" in lines[0]
    assert TEXT in desk.paper and "ＡさんとＢさんに声をかける" in desk.paper
    assert "3か所は、人が見て、そのままにしました" in desk.paper and "人が見て確かめました" in desk.paper
    assert desk.path.read_bytes() == before


def test_words_with_a_space_are_told_as_one_types_them(stored: Open) -> None:
    meeting = doubtful()
    meeting.say(i.JudgeWords(words="やまねこ 屋", verdict=Verdict.HIDE))
    meeting.say(i.RaiseTrouble(text="やまねこ 屋の前", table=1))
    review = review_of(
        [(Place(Part.AIM), Guarded("やまねこ 屋", "", (Finding(0, 6, Sort.STRANGER, False),)))], NO_JUDGEMENTS
    )
    desk = stored(meeting)
    tell(review, everything=False)
    assert desk.capsys.readouterr().err.splitlines()[-1].endswith('--keep "やまねこ 屋"')
    desk.export()
    assert "やまねこ" not in desk.paper
    desk.export("--keep", "やまねこ 屋")
    assert "やまねこ 屋の前" in desk.paper


def test_words_that_are_not_hidden_are_told(desk: Desk) -> None:
    lines = desk.export("--keep", "Ｂ", "--keep", "雨")
    assert "雨" in lines[0] and "どこにも" in lines[0]
    assert "2か所" in lines[1] and not any(line.startswith("  Ｂ") for line in lines)


def test_a_member_is_kept_only_when_named(desk: Desk) -> None:
    """The person may have asked for it. What is sure is never kept by a word that is in doubt elsewhere."""
    desk.export()
    assert "山﨑さん" not in desk.paper
    desk.export("--keep", "山﨑")
    assert "山﨑さんと一緒に" in desk.paper and "1か所は、人が見て" in desk.paper


def test_everything_hidden_is_listed_on_request(desk: Desk) -> None:
    lines = desk.export("--list-hidden", "--keep", "Ｂ")
    assert "  山﨑：問１（困りごと 2 へ）「困っている方を、山﨑さんと一緒に数えてみます」" in lines
    assert (
        lines[-1] == "  Ｂ：問１（困りごと 2 へ）「ＡさんとＢさんに声をかける」" and "そのまま残すと決めた" in lines[-2]
    )
    assert not any("--list-hidden" in line for line in lines)


def test_letters_that_could_not_be_read_are_no_row_of_marks(stored: Open) -> None:
    meeting = doubtful()
    meeting.say(i.RaiseTrouble(text="\ufffd\ufffd\ufffd\ufffd\ufffdとＢさん"))
    lines = stored(meeting).export("--list-hidden")
    assert any("\ufffdとＢさん" in line for line in lines)
    assert not any("\ufffd\ufffd" in line for line in lines)


def test_that_a_person_looked_is_said_on_the_paper(desk: Desk) -> None:
    desk.export("--looked")
    assert "人が見て確かめました" in desk.paper and "人のことかもしれない3か所も" in desk.paper


def test_what_is_remembered_is_asked_no_more(desk: Desk) -> None:
    desk.export("--keep", "Ａ", "--remember")
    assert {j.words for j in desk.state.judgements} == {"Ａ"} and len(desk.state.judgements) == 2
    lines = desk.export()
    assert "1か所" in lines[0] and "  Ｂ" in lines[1]
    assert TEXT in desk.paper
    desk.export("--keep", "Ａ", "--remember")
    assert len(desk.state.judgements) == 2


def test_what_cannot_be_remembered_holds_for_this_time(
    desk: Desk, clock: FrozenClock, new_id: Callable[[], str]
) -> None:
    with SessionStore.open(desk.path, clock=clock, new_id=new_id):
        lines = desk.export("--keep", "Ａ", "--remember")
    assert "覚えさせられません" in lines[-1] and TEXT in desk.paper
    assert desk.state.judgements == ()


def test_a_sample_of_the_program_is_never_written(desk: Desk, tmp_path: Path) -> None:
    samples = sorted(data_folder("sessions").glob("*.json"))
    for sample in samples:
        before, around = sample.read_bytes(), sorted(sample.parent.iterdir())
        shown = Desk(sample, tmp_path / "samples", desk.capsys)
        listed = [line for line in shown.export("--list-hidden", "--although-closed") if line.startswith("  ")]
        words = {line.strip().split("：")[0] for line in listed}
        lines = shown.export("--although-closed", "--remember", *(part for w in words for part in ("--keep", w)))
        assert not words or "覚えさせられません" in lines[-1]
        assert sample.read_bytes() == before and sorted(sample.parent.iterdir()) == around


def test_the_members_are_asked_about_people_on_no_list(desk: Desk) -> None:
    lines = desk.export(level="members")
    assert "3か所" in lines[0] and len(lines) == 5


def test_the_secretariat_is_asked_nothing(desk: Desk) -> None:
    assert desk.export(level="original") == []


# -- what else a paper tells ------------------------------------------------------------------------------------------


def test_the_case_is_told_to_everybody_only_on_request(desk: Desk) -> None:
    case = "去年の冬にひざを痛めた"
    desk.export()
    assert case not in desk.paper
    desk.export("--with-case")
    assert case in desk.paper


def test_words_stand_under_names_of_as_many_people_as_are_asked_for(desk: Desk) -> None:
    desk.export()
    assert "シルバー人材センター「" not in desk.paper.replace("\n", "") and "3人以上" in desk.paper
    desk.export("--group", "５")
    assert "5人以上" in desk.paper


@pytest.mark.parametrize("size", ["0", "x", "-1"])
def test_a_group_has_at_least_one_person(desk: Desk, size: str) -> None:
    (line,) = desk.export("--group", size, code=2)
    assert "--group" in line


# -- a meeting that was closed to the public ------------------------------------------------------------------------


@pytest.mark.parametrize("reason", ["個人の暮らしにかかわる話を扱うため", ""])
def test_without_a_terminal_a_closed_meeting_is_not_told_to_everybody(stored: Open, reason: str) -> None:
    desk = stored(doubtful(public=False, reason=reason))
    (line,) = desk.export(code=1)
    assert "非公開" in line and reason in line and "--although-closed" in line
    assert not desk.out.exists()


def test_a_closed_meeting_is_told_to_everybody_when_the_user_says_so(stored: Open) -> None:
    desk = stored(doubtful(public=False))
    desk.export("--although-closed")
    assert desk.paper


@pytest.mark.parametrize("level", ["members", "original"])
def test_the_members_may_always_be_told(stored: Open, level: str) -> None:
    desk = stored(doubtful(public=False))
    desk.export(level=level)
    assert len(list(desk.out.glob("*.md"))) == 1


@pytest.mark.parametrize("public", [True, None])
def test_a_meeting_that_was_not_closed_is_not_asked_about(stored: Open, public: bool | None) -> None:
    desk = stored(doubtful(public=True) if public else held_unsaid())
    desk.export()
    assert desk.paper


def held_unsaid() -> Meeting:
    """A meeting of which nobody said whether it was open."""
    meeting = Meeting()
    meeting.say(i.CreateSession(session_id=SESSION))
    meeting.say(i.DescribeSession(details=Details(date=held().state.details.date)))
    return meeting


class Terminal(io.StringIO):
    """A stream of somebody who sits before the screen."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "code"), [("はい\n", 0), ("yes\n", 0), ("\n", 1), ("いいえ\n", 1), ("", 1)])
def test_at_a_terminal_it_asks_and_says_why(
    stored: Open, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    desk = stored(doubtful(public=False, reason="暮らしの話のため"))
    screen = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    monkeypatch.setattr(sys, "stdout", screen)
    desk.export(code=code)
    assert "暮らしの話のため" in screen.getvalue()
    assert (desk.out / PUBLIC).exists() is (code == 0)
