"""Odd documents by name: each one thing that no program of ours writes, but that a hand or another program might."""

import json
from collections.abc import Callable
from typing import Any

from tests.extremes.extreme_events import MEMBERS, STEPS, TEXTS, tables_of, usual_events

from chietai.records.document_kind import SESSION

Rows = list[dict[str, Any]]


def _with(*events: dict[str, Any]) -> Rows:
    """The usual meeting, with these events at its end."""
    rows = usual_events()
    for event in events:
        n = len(rows) + 1
        rows.append({"id": f"y{n}", "seq": n, "at": "2026-11-22T14:30:00+09:00", **event})
    return rows


def _changed(change: Callable[[dict[str, Any]], dict[str, Any]]) -> Rows:
    return [change(row) for row in usual_events()]


def _programme(steps: list[dict[str, Any]], entered: str) -> Rows:
    return _with({"type": "ProgrammeSet", "steps": steps}, {"type": "StepEntered", "step_id": entered})


def _request(**more: Any) -> dict[str, Any]:
    return {"people": [{"key": key} for key in MEMBERS[:4]], "sizes": [2, 2], **more}


def _drawn(**more: Any) -> Rows:
    event = {"type": "GroupsDrawn", "tables": [["m1", "m2"], ["m3", "m4"]], "request": _request(), "seed": "0" * 64}
    return _with(event | more, {"type": "StepEntered", "step_id": "draw"})


def odd_rows() -> dict[str, Rows]:
    """The events of each document."""
    described = {"type": "SessionDescribed"}
    steps_200 = [{"id": f"s{n}", "kind": STEPS[n % 10], "minutes": n % 7} for n in range(200)]
    twice = [{"id": "aim", "kind": kind, "minutes": 5} for kind in ("aim", "rounds", "aim")]
    documents = {
        "a clock in the year 9999": _changed(lambda row: row | {"at": "9999-12-31T23:59:59-12:00"}),
        "members without an id, and with one of 300 letters": _with(
            {"type": "MemberRegistered", "member": {"id": "", "name": "山田花子"}},
            {"type": "MemberRegistered", "member": {"id": "m" * 300, "name": "佐藤花子"}},
            {"type": "AttendanceMarked", "member_id": "m" * 200, "presence": "present"},
        ),
        "a clock in the year 1": _changed(lambda row: row | {"at": "0001-01-01T00:00:00+14:00"}),
        "one event in the year 9999": _with(
            {"type": "CaseTold", "at": "9999-12-31T23:59:59Z", "entry_id": "c9", "text": "x"}
        ),
        "one event in the year 1": _with({"type": "SessionOpened", "at": "0001-01-01T00:00:00+23:59"}),
        "a step entered in the year 9999": _with(
            {"type": "StepEntered", "step_id": "troubles", "at": "9999-12-31T23:59:59Z"}
        ),
        "held in the year 9999": _with({**described, "details": {"date": "9999-12-31", "start": "23:59:59"}}),
        "held in the year 1": _with({**described, "details": {"date": "0001-01-01", "start": "00:00:00"}}),
        "a time with an offset": _with({**described, "details": {"date": "2026-11-22", "start": "13:30:00-23:59"}}),
        "promised for the year 9999": _with(
            {"type": "PromiseMade", "entry_id": "p9", "text": "x", "due": "9999-12-31"}
        ),
        "promised for the year 1": _with({"type": "PromiseMade", "entry_id": "p9", "text": "x", "due": "0001-01-01"}),
        "next in the year 9999": _with({"type": "NextMeetingSet", "date": "9999-12-31", "time": "23:59:59"}),
        "next in the year 1": _with(
            {"type": "NextMeetingSet", "date": "0001-01-01", "time": "00:00:00+00:00"}, {"type": "SessionClosed"}
        ),
        "200 steps": _programme(steps_200, "s101"),
        "300 steps of a day each": _programme(
            [s | {"id": f"d{n}", "minutes": 1440} for n, s in enumerate(steps_200)], "d7"
        ),
        "two steps of one id": _programme(twice, "aim"),
        "two steps of one id, one left out": _with(
            {"type": "ProgrammeSet", "steps": twice},
            {"type": "StepEntered", "step_id": "aim"},
            {"type": "StepSkipped", "step_id": "aim"},
        ),
        "the step that lasts is left out": _with({"type": "StepSkipped", "step_id": "rounds"}),
        "no steps": _with({"type": "ProgrammeSet", "steps": []}),
        "steps of 0 minutes": _programme([{"id": kind, "kind": kind, "minutes": 0} for kind in STEPS], "rounds"),
        "steps without an id": _programme([{"id": "", "kind": kind, "minutes": 5} for kind in STEPS], "rounds"),
        "the step that lasts is gone": _with(
            {"type": "ProgrammeSet", "steps": [{"id": "z", "kind": "aim", "minutes": 3}]}
        ),
        "questions without words": _with(
            {
                "type": "ProgrammeSet",
                "steps": [{"id": "rounds", "kind": "rounds", "minutes": 5}],
                "questions": [" ", "\n", "\u3000"],
            },
        ),
        "a draw without people": _drawn(tables=[], request=_request(people=[], sizes=[])),
        "a draw of empty tables": _drawn(tables=[[], [], []]),
        "a draw of strangers": _drawn(tables=[["nobody", "m1"], ["", "nobody"]]),
        "a draw of one person at all tables": _drawn(tables=[["m1"] * 30] * 9),
        "a draw for seats without end": _drawn(request=_request(sizes=[2**63 - 1, 2**63 - 1])),
        "a draw for fewer than no seats": _drawn(request=_request(sizes=[-(2**63), 4])),
        "a draw with weights without end": _drawn(
            request=_request(weights=[["organisation", 2**63 - 1], ["met", -(2**63)]])
        ),
        "a draw of an unknown version": _drawn(request=_request(version="99"), version="99", seed="no figures"),
        "a draw with rules about nobody": _drawn(
            request=_request(
                rules={"at": [["m1", 2**62]], "apart": [[]], "kinds": [{"name": "", "people": [], "least": 2**62}]}
            )
        ),
        "an announced draw that is no sum": _with(
            {"type": "DrawAnnounced", "request": _request(), "commitment": "zz"},
            {"type": "StepEntered", "step_id": "draw"},
        ),
        "999 tables": _with({"type": "SeatsRearranged", "moves": [["m1", 999]], "reason": "by_hand"}),
        "members twice": _with(*({"type": "MemberRegistered", "member": {"id": "m1", "name": ""}} for _n in range(3))),
        "members without a name": _with(
            *({"type": "MemberRegistered", "member": {"id": f"q{n}", "name": text}} for n, text in enumerate(TEXTS))
        ),
        "everybody taken off": _with(*({"type": "MemberRemoved", "member_id": member} for member in MEMBERS)),
        "hands without end": _with(
            {"type": "VotesCounted", "entry_id": "t2", "votes": 2**63 - 1}, {"type": "StepEntered", "step_id": "choose"}
        ),
        "a mood of very many": _with(
            {"type": "MoodTaken", "counts": [2**63 - 1, 0, 1, 2**62, 0]}, {"type": "StepEntered", "step_id": "close"}
        ),
        "troubles of odd numbers": _with(
            *({"type": "TroubleRaised", "entry_id": f"n{no}", "text": "x", "no": no} for no in (0, 1, 1, 2**63 - 1)),
            {"type": "StepEntered", "step_id": "troubles"},
        ),
        "answers about nothing": _with(
            {"type": "QuestionPut", "question": 3, "trouble_id": ""},
            {
                "type": "OfferMade",
                "entry_id": "o9",
                "text": "x",
                "trouble_id": "nothing",
                "table": 999,
                "member_id": "nobody",
            },
            {"type": "PromiseMade", "entry_id": "p9", "text": "", "case_id": "nothing", "who": " "},
            {"type": "PromiseReviewed", "entry_id": "nothing", "outcome": "done"},
            {"type": "EntriesMerged", "into": "t1", "merged": ["t1", "nothing", "t2", "t2"]},
            {"type": "EventUndone", "target": "nothing"},
            {"type": "EventRedone", "target": "e1"},
            {"type": "WordsJudged", "words": "", "verdict": "hide", "within": ""},
        ),
        "a council without a name": _with({"type": "CouncilDescribed", "council": {}}),
        "the highest number": _with({"type": "CaseTold", "entry_id": "c9", "text": "x", "seq": 2**53 - 1}),
        "the highest number first": [usual_events()[0] | {"seq": 2**53 - 1}, *usual_events()[1:]],
        "numbers that are none": _with(
            *(
                {"type": "CaseTold", "entry_id": f"c{n}", "text": "x", "seq": seq}
                for n, seq in enumerate((0, -1, 2**53, 2**63, 2**64, -(2**70)))
            )
        ),
        "ids of all sorts": [
            row | {"id": text[:200]} for row, text in zip(usual_events(), [t for t in TEXTS if t], strict=False)
        ],
    }
    for place, text in enumerate(TEXTS):
        documents[f"text {place} everywhere"] = [
            *_with(
                {
                    **described,
                    "details": {"title": text, "theme": text, "place": text, "case_name": text, "case_text": text},
                },
                {"type": "CouncilDescribed", "council": {"name": text, "area": text, "parent": text}},
                {
                    "type": "ProgrammeSet",
                    "steps": [{"id": k, "kind": k, "minutes": 3, "title": text} for k in STEPS],
                    "questions": [text] * 3,
                },
                {"type": "TroubleRaised", "entry_id": "t9", "text": text, "no": 9, "organisation": text},
                {"type": "TroublePicked", "entry_id": "t9"},
                {"type": "OfferMade", "entry_id": "o9", "text": text, "trouble_id": "t9"},
                {"type": "CaseTold", "entry_id": "c9", "text": text, "no": 9},
                {"type": "PromiseMade", "entry_id": "p9", "text": text, "who": text},
                {"type": "NextMeetingSet", "note": text},
                {"type": "StepEntered", "step_id": STEPS[place % len(STEPS)]},
            )
        ]
    return documents


def odd_texts() -> dict[str, str]:
    """The text of each document, right checksums with it."""
    texts = {name: SESSION.text(tables_of(rows)) for name, rows in odd_rows().items()}
    rows = usual_events()
    numbers = [str(n) for n in range(1, len(rows) + 1)]
    keys = {
        "a key of 5,000 digits": [*numbers[:-1], "1" * 5000],
        "a first key of 5,000 digits": ["9" * 5000, *numbers[1:]],
        "a key below nothing": ["-1", *numbers[1:]],
        "keys that are words": [f"k {n} あ" for n in numbers],
        "full-width keys": ["１", *numbers[1:]],
        "the highest key": [*numbers[:-1], str(2**63 - 1)],
        "an empty key": ["", *numbers[1:]],
    }
    texts |= {name: SESSION.text(tables_of(rows, of)) for name, of in keys.items()}
    plain = json.dumps(tables_of(rows), ensure_ascii=False)
    old = {"format": "chietai-session", "version": "0.9", "id": "kiyose-1"}
    events = {"1" * 5000: {"kind": "SessionCreated", "time": "2026-11-22T13:30:00+09:00", "session_id": "kiyose-1"}}
    texts |= {
        "a number of 5,000 digits in the head": plain.replace(
            '"kiyose-1"}', '"kiyose-1", "events": ' + "1" * 5000 + "}", 1
        ),
        "a number of 5,000 digits in an event": plain.replace('"votes": 3', '"votes": ' + "9" * 5000),
        "a fraction of 5,000 digits": plain.replace('"votes": 3', '"votes": 0.' + "9" * 5000),
        "an exponent of 5,000 digits": plain.replace('"votes": 3', '"votes": 1e' + "9" * 5000),
        "an old document with a key of 5,000 digits": json.dumps({"session": {"1": old}, "events": events}),
        "a version of 5,000 digits": plain.replace('"1.0"', '"' + "1" * 5000 + '"'),
        "a head with odd values": plain.replace(
            '"kiyose-1"}',
            '"kiyose-1", "date": "9999-99-99", "opened_at": 5, "events": true, "council": null, "title": [1]}',
            1,
        ),
        "a table aside that is none": plain[:-1] + ', "aside": [1, 2]}',
    }
    return texts
