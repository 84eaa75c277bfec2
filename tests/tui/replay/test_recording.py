"""A past meeting as a line of seconds."""

import itertools
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tui.stage import states

from chietai.meeting import events as e
from chietai.meeting import intents as i
from chietai.meeting.kinds import Phase, Verdict
from chietai.meeting.transitions import fold
from chietai.tui.recording import Recording


@pytest.fixture(scope="module")
def meeting() -> states.Meeting:
    return states.whole()[1]


@pytest.fixture(scope="module")
def recording(meeting: states.Meeting) -> Recording:
    return Recording(meeting.events)


def test_every_position_is_the_fold_of_what_had_happened(meeting: states.Meeting, recording: Recording) -> None:
    for number in range(0, len(meeting.events) + 1, 7):
        at = recording.times[number - 1] if number else -1.0
        count = recording.index_at(at)
        assert recording.states[recording.index_at(at)] == fold(meeting.events[:count])
    assert recording.states[recording.index_at(recording.length)] == meeting.state


def test_it_begins_where_the_meeting_does_and_days_before_it_are_short(recording: Recording) -> None:
    assert recording.states[recording.index_at(recording.beginning)].phase is Phase.LIVE
    assert recording.states[recording.index_at(recording.beginning - 0.01)].phase is Phase.PREPARING
    assert recording.beginning < 200  # three days of preparing


def test_within_the_meeting_a_second_is_a_second(meeting: states.Meeting, recording: Recording) -> None:
    steps = [n for n, event in enumerate(meeting.events) if isinstance(event, e.StepEntered)]
    for before, after in itertools.pairwise(steps):
        real = (meeting.events[after].at - meeting.events[before].at).total_seconds()
        assert recording.times[after] - recording.times[before] == pytest.approx(real)


def test_the_time_of_day_goes_on_between_two_events(meeting: states.Meeting, recording: Recording) -> None:
    number = next(n for n, event in enumerate(meeting.events) if isinstance(event, e.TroubleRaised))
    at = recording.times[number]
    assert recording.moment_at(at) == meeting.events[number].at
    assert recording.moment_at(at + 12.5) == meeting.events[number].at + timedelta(seconds=12.5)


def test_stays_follow_one_another_to_the_end(recording: Recording) -> None:
    stays = recording.stays()
    assert [stay.title for stay in stays][:3] == ["受付", "前回から", "めあて"]
    assert len(stays) == 10
    for one, next_one in itertools.pairwise(stays):
        assert one.end == next_one.start


def test_an_undone_step_is_no_stay(meeting: states.Meeting) -> None:
    more = states.Meeting.going_on(fold(meeting.events), meeting.now)
    more.do(i.EnterStep(step="troubles"))
    more.do(i.Undo())
    assert len(Recording([*meeting.events, *more.events]).stays()) == 10


def test_stepping_on_and_back_comes_by_the_same_places(recording: Recording) -> None:
    places = [recording.beginning]
    while (following := recording.next_event(places[-1])) is not None:
        places.append(following)
    assert places[-1] == recording.times[-1]
    back = [places[-1]]
    while (before := recording.previous_event(back[-1])) is not None and before >= recording.beginning:
        back.append(before)
    assert back == places[::-1]


def test_notes_are_passed_over_in_silence(meeting: states.Meeting) -> None:
    more = states.Meeting.going_on(fold(meeting.events), meeting.now)
    more.wait(5)
    more.do(i.TakeNote(text="秘密の覚え書き"))
    more.wait(5)
    more.do(i.ReviseEntry(entry="more00001", text="秘密の覚え書き、直した"))
    more.wait(5)
    more.do(i.NoteUnsaid(text="みんなの前で言ったこと"))
    recording = Recording([*meeting.events, *more.events])
    said = recording.times[-1]
    assert recording.next_event(recording.times[len(meeting.events) - 1]) == said
    assert recording.previous_event(said) == recording.times[len(meeting.events) - 1]
    assert recording.find("秘密", 0) is None
    assert recording.entries[-1] == said
    assert recording.times[-2] not in recording.entries


def test_finding_goes_round_and_does_not_mind_width_or_kana(meeting: states.Meeting, recording: Recording) -> None:
    found = [meeting.events[number] for number in recording.matches("バス停")]
    assert len(found) == 1
    assert recording.find("ばす停", 0) == recording.find("ﾊﾞｽ停", 0) == recording.times[meeting.events.index(found[0])]
    first = recording.find("買い物", 0)
    assert first is not None
    second = recording.find("買い物", first)
    assert second is not None
    assert second > first
    last = recording.times[recording.matches("買い物")[-1]]
    assert recording.find("買い物", last) == first
    assert recording.find("宇宙", 0) is None
    assert recording.find(" ", 0) is None


def test_a_recording_of_nothing() -> None:
    nothing = Recording([])
    assert (nothing.length, nothing.beginning, nothing.moment_at(0), nothing.stays()) == (0.0, 0.0, None, [])
    assert nothing.next_event(0) is None
    assert nothing.previous_event(0) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(-100_000, 100_000), min_size=1, max_size=30))
def test_a_clock_that_jumps_never_turns_the_line_back(gaps: list[int]) -> None:
    meeting = states.Meeting(now=datetime(2026, 11, 22, 13, 30, tzinfo=states.JST))
    meeting.do(i.CreateSession(session_id="x"), states.programme(), i.EnterStep(step="troubles"))
    for gap in gaps:
        meeting.wait(gap)
        meeting.do(i.RaiseTrouble(text="困りごと"))
    recording = Recording(meeting.events)
    assert recording.times == sorted(recording.times)
    assert len(recording.states) == len(meeting.events) + 1
    assert recording.final == meeting.state


def test_what_is_judged_for_a_paper_takes_no_time_and_is_not_told(
    meeting: states.Meeting, recording: Recording
) -> None:
    last = meeting.events[-1]
    later = [
        e.WordsJudged(
            id=f"judged-{n}", seq=last.seq + n, at=last.at + timedelta(days=n), words="霧島", verdict=Verdict.HIDE
        )
        for n in (1, 2)
    ]
    longer = Recording([*meeting.events, *later])
    assert longer.length == recording.length
    assert longer.last_shown(longer.length) == recording.last_shown(recording.length)
