"""What a summary says of a meeting, and what each level keeps back."""

import dataclasses
from datetime import date

import pytest
from hypothesis import given, settings
from tests.meeting.meetings import Meeting as AnyMeeting
from tests.meeting.meetings import meetings
from tests.reports.kiyose import MEMBERS, Meeting, held, prepared

from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.intents import parse_intent
from chietai.meeting.kinds import PRIVATE, EntryKind, Outcome, Phase, Presence
from chietai.meeting.model import Member
from chietai.meeting.transitions import fold
from chietai.reports.export_documents import Kind, documents
from chietai.reports.minutes_document import pages
from chietai.reports.summarise import summarise
from chietai.reports.summary import Level, Opinion, Summary
from chietai.wording import names

KINDS = tuple(Kind)


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    return held()


@pytest.fixture(scope="module")
def original(meeting: Meeting) -> Summary:
    return summarise(meeting.state, Level.ORIGINAL)


def _everything(summary: Summary) -> str:
    return "\n".join(data.decode() for data in documents(summary, KINDS).values())


def _texts(summary: Summary) -> list[str]:
    found: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, tuple):
            for part in value:
                walk(part)
        elif dataclasses.is_dataclass(value):
            for field in dataclasses.fields(value):
                walk(getattr(value, field.name))

    walk(summary)
    return found


def test_who_was_there_and_when(original: Summary) -> None:
    people = {p.name: p for p in original.people}
    assert people["井上　健"].presence is Presence.ABSENT
    late, left = people["林　照代"], people["山﨑　隆"]
    assert (late.presence, late.came and late.came.strftime("%H:%M"), late.left) == (Presence.LATE, "13:49", None)
    assert (left.presence, left.left and left.left.strftime("%H:%M"), left.came) == (Presence.LEFT, "14:52", None)
    assert original.quorum is not None
    assert (original.quorum.needed, original.quorum.attended, original.quorum.at_end) == (8, 12, 11)


def test_someone_who_came_late_and_left_early_has_both_times() -> None:
    meeting = held()
    meeting.at("15:15")
    meeting.state = fold(meeting.events[:-1])  # not closed yet
    meeting.events.pop()
    meeting.say(i.MarkAttendance(member="林　照代", presence=Presence.LEFT))
    hayashi = next(p for p in summarise(meeting.state, Level.MEMBERS).people if p.name == "林　照代")
    assert hayashi.came is not None and hayashi.left is not None
    assert (hayashi.came.hour, hayashi.came.minute, hayashi.left.minute) == (13, 49, 15)


def test_a_mark_that_was_undone_or_made_after_the_end_gives_no_time(meeting: Meeting) -> None:
    undone = Meeting(meeting.state, list(meeting.events), meeting.now)
    mark = next(e.id for e in meeting.events if getattr(e, "presence", None) is Presence.LATE)
    undone.say(i.Undo(target=mark))
    undone.at("18:00")
    undone.say(i.MarkAttendance(member="林　照代", presence=Presence.LATE))
    hayashi = next(p for p in summarise(undone.state, Level.ORIGINAL).people if p.name == "林　照代")
    assert (hayashi.presence, hayashi.came) == (Presence.LATE, None)


def test_troubles_answers_and_merges(original: Summary) -> None:
    first, second = original.worked_on
    assert (first.opinion.no, first.votes, first.chosen) == (1, 10, True)
    assert [o.text for o in first.opinion.same] == ["ごみを出す日に、雨や雪だと外へ出るのがこわい"]
    assert second.opinion.no == 2
    assert [t.opinion.no for t in original.other_troubles] == [4, 5, 6]
    offers, wisdom, hopes = first.rounds
    assert [g.voice.organisation for g in offers] == ["自治会", "シルバー人材センター", "市役所高齢福祉課"]
    assert [o.voice.name for o in offers[0].opinions] == ["森　学", "太田　幸子"]
    (silver,) = offers[1].opinions
    assert [(o.voice.organisation, o.voice.name) for o in silver.same] == [("老人クラブ連合会", "髙橋　実")]
    assert [(g.voice.organisation, g.voice.table) for g in wisdom][-1] == ("", 1)
    assert len(hopes) == 2


def test_an_answer_goes_along_when_its_trouble_is_merged_and_is_not_lost_when_it_is_withdrawn() -> None:
    meeting = held()
    meeting.say(i.MergeEntries(into="1", merged=("2",)))
    merged = summarise(meeting.state, Level.ORIGINAL)
    assert len(merged.worked_on) == 1
    assert any("買い物の便" in o.text for g in merged.worked_on[0].rounds[0] for o in g.opinions)
    meeting.say(i.WithdrawEntry(entry="1"))
    gone = summarise(meeting.state, Level.ORIGINAL)
    assert not gone.worked_on
    assert sum(len(g.opinions) for groups in gone.loose for g in groups) == 12
    assert "どの困りごとにも" in _everything(gone)


def test_promises_keep_everybody_who_made_them() -> None:
    meeting = held()
    mine = [e for e in views.promises(meeting.state) if not e.case_id]
    other = meeting.say(i.MakePromise(member="山口　誠", who="山口　誠", text="買い物の便の相談に加わる"))
    meeting.say(i.MergeEntries(into=mine[0].id, merged=(other,)))
    promise = summarise(meeting.state, Level.MEMBERS).promises[-1]
    assert [v.name for v in promise.voices] == ["藤井　美咲", "山口　誠"]
    public = summarise(meeting.state, Level.PUBLIC).promises[-1]
    assert [(v.name, v.organisation) for v in public.voices] == [("", "社会福祉協議会"), ("", "地域包括支援センター")]


def test_cases_promises_and_last_time(original: Summary) -> None:
    assert [(c.opinion.no, [p.due for p in c.adopted]) for c in original.cases] == [
        (1, [date(2026, 12, 15)]),
        (2, [date(2027, 1, 20)]),
    ]
    assert [p.outcome for p in original.recalled] == [Outcome.DONE, Outcome.UNDER_WAY, Outcome.NOT_YET]
    assert [p.case_no for p in original.promises] == [1, 2, 0]


def test_times_planned_and_used(original: Summary) -> None:
    rounds = next(s for s in original.steps if s.kind.value == "rounds")
    assert (rounds.planned, rounds.used, rounds.over) == (1800, 2340.0, 540.0)
    assert [s.start.strftime("%H:%M") for s in original.steps if s.start][:3] == ["13:00", "13:30", "13:35"]
    assert original.began_at is not None and original.began_at.strftime("%H:%M") == "13:31"


def test_a_meeting_that_goes_on_is_told_up_to_its_last_event() -> None:
    meeting = held()
    live = fold(meeting.events[:-1])
    summary = summarise(live, Level.MEMBERS)
    assert summary.phase is Phase.LIVE and summary.as_of == meeting.events[-2].at
    assert summary.steps[-1].used is not None
    assert "15:10までの記録です" in _everything(summary)


def test_nothing_but_a_list_still_gives_a_document() -> None:
    for state in (prepared().state, fold([])):
        for level in Level:
            assert "会議録" in _everything(summarise(state, level))


@pytest.mark.parametrize("kind", sorted(set(EntryKind) - PRIVATE))
@pytest.mark.parametrize("document", Kind)
def test_every_kind_of_entry_but_the_private_ones_stands_in_every_document(kind: EntryKind, document: Kind) -> None:
    """So a new kind of entry cannot be left out of the record by having been forgotten."""
    meeting = held()
    meeting.say(parse_intent({"kind": kind.value, "text": "ほかにない一言"}))
    files = documents(summarise(meeting.state, Level.ORIGINAL), [document]).values()
    assert any("ほかにない一言" in data.decode() for data in files)


@pytest.mark.parametrize("level", Level)
def test_private_notes_never_leave(level: Level) -> None:
    meeting = held()
    meeting.say(i.TakeNote(text="まるひの覚え書き", table=1))
    note = meeting.say(i.TakeNote(text="まるひの二つめ"))
    meeting.say(i.MergeEntries(into=note, merged=(meeting.events[-2].id,)))
    summary = summarise(meeting.state, level)
    assert "まるひ" not in _everything(summary) + "".join(_texts(summary))
    assert "声が少し強い" not in _everything(summary)


@pytest.mark.parametrize("level", Level)
def test_what_was_withdrawn_or_undone_never_leaves(level: Level) -> None:
    meeting = held()
    meeting.say(i.WithdrawEntry(entry="5"))
    text = _everything(summarise(meeting.state, level))
    assert "タクシー" not in text and "書きまちがい" not in text


def test_members_see_names_but_not_who_said_what(meeting: Meeting) -> None:
    summary = summarise(meeting.state, Level.MEMBERS)
    assert any(p.name == "森　学" for p in summary.people)
    assert summary.promises[0].voices[0].name == "太田　幸子"

    def spoken(opinion: Opinion) -> list[str]:
        return [opinion.voice.name, *(n for o in opinion.same for n in spoken(o))]

    said = [t.opinion for t in summary.troubles] + [c.opinion for c in summary.cases] + list(summary.unsaid)
    said += [o for t in summary.troubles for groups in t.rounds for g in groups for o in g.opinions]
    assert {name for opinion in said for name in spoken(opinion)} == {""}
    assert {o.voice.organisation for o in summary.unsaid} == {""}


def test_the_public_document_names_nobody(meeting: Meeting) -> None:
    meeting = Meeting(meeting.state, list(meeting.events), meeting.now)
    meeting.say(i.RaiseTrouble(text="藤井さんと高橋実さんに頼りすぎている。山崎　隆にも、おおたさちこにも"))
    meeting.say(i.RegisterMember(member=Member(id="x", name="西園寺　麗", organisation="西園寺　麗")))
    meeting.say(i.RemoveMember(member="x"))
    meeting.say(i.MakeOffer(text="西園寺さんの車を借ります", organisation="西園寺さん"))
    meeting.say(i.MakePromise(text="名簿を配る", who="名簿にない　花子"))
    text = _everything(summarise(meeting.state, Level.PUBLIC, with_case=True)).replace("　", "").replace(" ", "")
    for name in [m.name for m in MEMBERS] + [m.reading for m in MEMBERS] + ["西園寺麗", "西園寺", "名簿にない花子"]:
        assert name.replace("　", "") not in text
    for part in ("藤井", "高橋", "山崎", "山﨑"):
        assert part not in text
    assert "〇〇さんと〇〇さんに頼りすぎている。〇〇にも、〇〇にも" in text
    assert "梅子さん" in text


def test_the_case_is_in_a_public_document_only_where_it_is_asked_for(meeting: Meeting) -> None:
    told = [_everything(summarise(meeting.state, Level.PUBLIC, with_case=asked)) for asked in (False, True)]
    assert [("梅子さん" in text, "八十四歳" in text) for text in told] == [(False, False), (True, True)]
    for level in (Level.MEMBERS, Level.ORIGINAL):
        assert "八十四歳" in _everything(summarise(meeting.state, level))


@pytest.mark.parametrize("language", ["ja", "en"], indirect=True)
@pytest.mark.parametrize("level", Level)
def test_the_documents_follow_the_language(meeting: Meeting, level: Level, language: str) -> None:
    text = _everything(summarise(meeting.state, level))
    assert (names.step_kind(summarise(meeting.state, level).steps[0].kind) in text) and ("令和8年" in text)
    assert ("Record of the meeting" in text) is (language == "en")
    assert ("会議録" in text) is (language == "ja")


@settings(max_examples=30, deadline=None)
@given(meetings(max_size=60))
def test_any_meeting_has_documents_at_every_level(meeting: AnyMeeting) -> None:
    told = {e.text for e in views.entries(meeting.state) if e.kind is not EntryKind.NOTE and e.text}
    for level in Level:
        summary = summarise(meeting.state, level)
        assert documents(summary, KINDS) and pages(summary)
        if level is Level.ORIGINAL:
            assert told <= set(_texts(summary))
