"""The words that people read: every code name has one, dates and times are written as in documents."""

from datetime import UTC, date, datetime, time

import pytest

from chietai.meeting import kinds
from chietai.meeting.events import KNOWN, EventUndone, NoteTaken, TroubleRaised, UnknownEvent
from chietai.meeting.limits import Limit
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import State
from chietai.wording import names, times
from chietai.wording.past_events import happened
from chietai.wording.refusals import refusal

AT = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)

both = pytest.mark.parametrize("language", ["ja", "en"], indirect=True)


def test_tables_are_called_alike_on_the_stage_and_on_the_desk() -> None:
    assert [names.table(n) for n in (3, 12)] == ["テーブル３", "テーブル１２"]


@both
@pytest.mark.parametrize(
    ("kinds", "name"),
    [
        (kinds.StepKind, names.step_kind),
        (kinds.EntryKind, names.entry_kind),
        (kinds.Presence, names.presence),
        (kinds.Phase, names.phase),
        (kinds.Outcome, names.outcome),
        (kinds.CouncilKind, names.council_kind),
        (kinds.SessionKind, names.session_kind),
        (kinds.SeedSource, names.seed_source),
    ],
)
def test_every_code_name_has_a_name_of_its_own(language: str, kinds: type, name: object) -> None:
    told = [name(kind) for kind in kinds]  # type: ignore[operator, attr-defined]
    assert all(told)
    assert len(set(told)) == len(told)


@both
def test_every_refusal_has_a_sentence(language: str) -> None:
    limits = [Refused(Reason.LIMIT_REACHED, ref=limit.value) for limit in Limit]
    others = [Refused(reason, ref="[red]{x}", most=12) for reason in Reason if reason is not Reason.LIMIT_REACHED]
    for refused in (*others, *limits):
        sentence = refusal(refused)
        assert sentence.endswith(("。", "."))
        assert "{ref}" not in sentence
        assert "{n}" not in sentence


def test_refusals_are_plain_japanese() -> None:
    assert refusal(Refused(Reason.TOO_MANY_VOTES, most=12)).count("12") == 1
    assert "[red]" in refusal(Refused(Reason.UNKNOWN_MEMBER, ref="[red]"))


@both
def test_every_event_can_be_told(language: str) -> None:
    state = State()
    for name in KNOWN:
        if name in {"TroubleRaised", "NoteTaken"}:
            continue
        bare = KNOWN[name].model_construct(**dict.fromkeys(KNOWN[name].model_fields) | _least() | {"type": name})
        assert happened(bare, state)
    unknown = UnknownEvent(type="MusicPlayed", id="x", seq=1, at=AT)
    assert happened(unknown, state)
    undone = EventUndone(id="x", seq=1, at=AT, target="y")
    assert happened(undone, state)


def _least() -> dict[str, object]:
    from chietai.meeting.kinds import Overlay, Presence, Verdict

    return {
        "text": "話",
        "entry_id": "e",
        "into": "e",
        "member_id": "m",
        "other_id": "n",
        "presence": Presence.PRESENT,
        "overlay": Overlay.CURTAIN,
        "verdict": Verdict.KEEP,
        "step_id": "aim",
        "question": 1,
        "votes": 3,
        "table": 2,
    }


def test_what_people_said_is_quoted_as_it_is() -> None:
    told = happened(TroubleRaised(id="e", seq=1, at=AT, entry_id="e", text="{text} [red]%s"), State())
    assert "{text} [red]%s" in told
    private = happened(NoteTaken(id="e", seq=1, at=AT, entry_id="e", text="秘密"), State())
    assert "秘密" not in private, "in one window the room reads what was undone"


def test_dates_show_both_years_in_japanese() -> None:
    assert times.full_date(date(2026, 11, 22)) == "令和8年（2026年）11月22日（日）"
    assert times.short_date(date(2026, 11, 22)) == "11月22日（日）"
    assert times.clock_time(time(9, 5)) == "9:05"


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_dates_show_the_era_in_english_too(language: str) -> None:
    assert times.full_date(date(2026, 11, 22)) == "22 November 2026 (Sun; 令和8年)"


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (300, "5:00"),
        (299.2, "5:00"),
        (299, "4:59"),
        (0.4, "0:01"),
        (0, "0:00"),
        (-0.5, "0:00"),
        (-1, "+0:01"),
        (-90, "+1:30"),
    ],
)
def test_countdown_figures(seconds: float, shown: str) -> None:
    assert times.countdown(seconds) == shown
