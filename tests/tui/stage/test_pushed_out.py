"""Nothing is pushed out: at every size, all that a view has to say is on one of its pages, in letters of one size."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.tui.stage import states
from tests.tui.stage.test_compose import SIZES, Held, pages_of

from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import EntryKind, Overlay, StepKind
from chietai.meeting.state import State
from chietai.tui.grid import safe
from chietai.tui.stage import compose
from chietai.tui.stage.space import Space
from chietai.tui.stage.stage_text import aim_sentence, when
from chietai.tui.stage.views import view_of
from chietai.wording import question_texts

sizes = st.tuples(st.integers(52, 200), st.integers(11, 58))
sentences = st.lists(
    st.text(alphabet="困りごとを話す、会の人。ーっ「」（）町ab 1", min_size=3, max_size=70).filter(str.strip),
    min_size=1,
    max_size=24,
)


def squeezed(text: str) -> str:
    return "".join(text.split())


def wanted(name: str, state: State) -> list[str]:
    """What the view at a point of the meeting has to say, whatever its size."""
    details = state.details
    facts = [state.council.name, details.title or "", when(state), details.place or "", details.theme or ""]
    entries = {
        "recall": views.recalled,
        "troubles": views.troubles,
        "rounds": lambda s: views.answers(s, s.trouble_id, s.question),
        "rounds-before": views.picked,
        "spread": lambda s: [*views.cases(s), *views.promises(s)],
        "close-unsaid": lambda s: [*views.entries(s, EntryKind.UNSAID), *views.promises(s)],
    }
    if name in entries:
        return [entry.text for entry in entries[name](state)]
    return {
        "opening": facts,
        "reception": facts[2:],
        "aim": [details.theme or "", aim_sentence(state), *question_texts.agreements()],
        "agreements": list(question_texts.agreements()),
        "rounds-question": [question_texts.question(state, state.question), state.entries[state.trouble_id].text]
        if state.question
        else [],
        "troubles-quiet": [details.case_text or ""],
        "close-next": [state.next_note],
        "thanks": [state.next_note],
        "draw-plan": [member.name for member in state.members.values() if member.id in state.seats],
    }[name]


POINTS = (
    "opening", "reception", "recall", "aim", "draw-plan", "troubles-quiet", "troubles", "rounds-before",
    "rounds-question", "rounds", "spread", "close-unsaid", "close-next", "agreements", "thanks",
)  # fmt: skip


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_all_that_a_view_has_to_say_is_on_one_of_its_pages(held: Held, size: tuple[int, int]) -> None:
    for name in POINTS:
        state, now = held[name]
        # Large letters cannot be read back here: plain ones take the same way.
        shown = squeezed("".join(pages_of(state, now, *size, letters=False)))
        for text in wanted(name, state):
            assert squeezed(safe(text)) in shown, (name, text)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_large_letters_take_no_page_more_than_plain_ones(held: Held, size: tuple[int, int]) -> None:
    for name, (state, now) in held.items():
        large, plain = compose(state, now, *size), compose(state, now, *size, letters=False)
        assert large.pages <= plain.pages, name


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_answer_to_the_mood_is_on_its_page_with_its_people(held: Held, size: tuple[int, int]) -> None:
    state, now = held["close-mood"]
    page = next(page for page in pages_of(state, now, *size, letters=False) if "今日はいかがでしたか" in page)
    for word, count in (("とてもよい", "８人"), ("よい", "１１人"), ("ふつう", "４人"), ("残念", "０人")):
        assert any(word in line and line.rstrip().endswith(count) for line in page.splitlines())


@settings(max_examples=25, deadline=None)
@given(texts=sentences, size=sizes, letters=st.booleans())
def test_lists_go_on_to_the_next_page_and_lose_nothing(texts: list[str], size: tuple[int, int], letters: bool) -> None:
    space = Space(*size, letters)
    for state, now in _shown(texts):
        view = view_of(state, now, space)
        assert 0 <= view.home < len(view.pages)
        for page in view.pages:
            assert len(page) <= space.rows, state.step_id
            widest = max(cell_len("".join(span.text for span in line)) for line in page)
            assert widest <= space.columns, state.step_id
        listed = LISTS.get(state.step_id)
        if listed is not None and state.overlay is Overlay.NONE:
            shown = squeezed("".join(span.text for page in view.pages for line in page for span in line))
            assert all(squeezed(safe(entry.text)) in shown for entry in views.entries(state, listed)), state.step_id


LISTS = {
    "troubles": EntryKind.TROUBLE,
    "rounds": EntryKind.OFFER,
    "spread": EntryKind.CASE,
    "close": EntryKind.UNSAID,
}


def _shown(texts: list[str]) -> list[tuple[State, datetime]]:
    """A meeting in which these were said, in every step."""
    meeting = states.Meeting()
    states.prepare(meeting, tuple((text, text) for text in texts[:12]))
    meeting.now = states.START
    shown = []
    states.go(meeting, StepKind.TROUBLES, 5)
    for text in texts:
        meeting.do(i.RaiseTrouble(text=text, table=1))
    shown.append((meeting.state, meeting.now))
    states.go(meeting, StepKind.CHOOSE, 5)
    meeting.do(i.CountVotes(entry="1", votes=7), i.PickTrouble(entry="1"))
    shown.append((meeting.state, meeting.now))
    states.go(meeting, StepKind.ROUNDS, 5)
    meeting.do(i.PutQuestion(question=1, trouble="1"), i.StartTurn(member="m1", seconds=90))
    shown.append((meeting.state, meeting.now))
    for text in texts:
        meeting.do(i.MakeOffer(text=text, table=1))
    shown.append((meeting.state, meeting.now))
    states.go(meeting, StepKind.SPREAD, 5)
    for text in texts:
        meeting.do(i.TellCase(text=text, organisation=text))
    meeting.do(i.MakePromise(text=texts[-1], who=texts[0], case="1"))
    shown.append((meeting.state, meeting.now))
    states.go(meeting, StepKind.CLOSE, 5)
    meeting.do(*(i.NoteUnsaid(text=text) for text in texts), i.TakeMood(counts=(0, 40, 3, 90, 1)))
    shown.append((meeting.state, meeting.now))
    meeting.do(i.ShowOverlay(overlay=Overlay.AGREEMENTS))
    shown.append((meeting.state, meeting.now))
    return shown
