"""Whatever people say and however large the window is: nothing sticks out, nothing fails, nothing is lost."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.tui.stage import states

from chietai.meeting import intents as i
from chietai.meeting.kinds import Outcome, Overlay, Presence, StepKind
from chietai.meeting.model import Council, Details, Member
from chietai.tui.likenesses import is_safe
from chietai.tui.stage import compose

said = st.one_of(
    st.text(min_size=1, max_size=60),
    st.sampled_from(
        ["[red]赤[/]", "→①■☺", "ﾊﾝｶｸｶﾞ", "が" * 80, "abc" * 90, "「「「（（（", "。、」！？", "👨‍👩‍👧", "é̂̂̂", "𠮷野家󠄀"]
    ),
)
sizes = st.tuples(st.integers(40, 210), st.integers(10, 62))


def sayable(text: str) -> str:
    """What the gate leaves of a text; something, if it leaves nothing."""
    from chietai.text.gate import clean

    return clean(text) or "ことば"


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(said, min_size=8, max_size=14), size=sizes, blocks=st.booleans(), seed=st.integers(0, 10**6))
def test_every_view_keeps_within_its_window(texts: list[str], size: tuple[int, int], blocks: bool, seed: int) -> None:
    words = [sayable(text) for text in texts]
    one, two, three, four, five, six, seven, eight = words[:8]
    meeting = states.Meeting(now=states.START)
    meeting.do(
        i.CreateSession(session_id="x"),
        i.DescribeCouncil(council=Council(name=one)),
        i.DescribeSession(
            details=Details(title=two, place=three, theme=four, consider=five, result=six, case_text=seven)
        ),
        states.programme(),
        i.CarryPromise(from_session="y", text=eight, who=one, due=date(2026, 1, 1)),
    )
    for n, word in enumerate(words):
        meeting.do(i.RegisterMember(member=Member(id=f"m{n}", name=word, organisation=words[-1 - n])))
        meeting.do(i.MarkAttendance(member=f"m{n}", presence=Presence.PRESENT))
    meeting.do(i.EnterStep(step="draw"))
    states.hold_draw(meeting, 1 + seed % 5)
    for n, word in enumerate(words):
        meeting.do(i.RaiseTrouble(text=word, table=1), i.CountVotes(entry=str(n + 1), votes=seed % (n + 2) % 8))
    meeting.do(i.PickTrouble(entry="1"), i.MergeEntries(into="1", merged=("2", "3")))
    meeting.do(i.PutQuestion(question=1 + seed % 3, trouble="1"), i.StartTurn(member="m0", seconds=90))
    meeting.do(i.MakeOffer(text=two), i.ShareWisdom(text=three, table=1), i.VoiceHope(text=four, member="m1"))
    meeting.do(i.TellCase(text=five, organisation=six), i.MakePromise(text=seven, who=eight, case="1"))
    old = next(entry for entry in meeting.state.entries.values() if entry.from_session)
    meeting.do(i.ReviewPromise(entry=old.id, outcome=list(Outcome)[seed % 4], note=six))
    meeting.do(i.TakeMood(counts=(seed % 3, 0, 2, seed % 4, 1)), i.NoteUnsaid(text=one))
    meeting.do(i.SetNextMeeting(date=date(2027, 1, 24), note=two))
    shown = [meeting.state]
    for kind in StepKind:
        if meeting.state.step_id != kind.value:
            meeting.do(i.EnterStep(step=kind.value))
        shown.append(meeting.state)
    for overlay in (Overlay.AGREEMENTS, Overlay.CURTAIN, Overlay.NONE):
        meeting.do(i.ShowOverlay(overlay=overlay))
        shown.append(meeting.state)
    meeting.do(i.CloseSession())
    shown.append(meeting.state)
    for state in shown:
        first = compose(state, meeting.now, *size, 0, blocks=blocks)
        for page in range(min(first.pages, 40)):
            frame = compose(state, meeting.now, *size, page, blocks=blocks)
            assert len(frame.lines) == size[1]
            for line in frame.lines:
                text = "".join(span.text for span in line)
                assert cell_len(text) <= size[0], (state.step_id, page)
                assert all(is_safe(char) or char in "\u2580\u2584\u2588" or char >= "\U000e0100" for char in text)
