"""Documents whose events lead nowhere, in circles, to the same place twice, or to far too much.

A list of small changes, each of which stands alone: it is long because there are many of them.
"""

import itertools
from typing import Any

from tests.odd.odd_documents import Tables, append_event, event_list, first_of, odd_tables, rehearsed_tables

_LIVE = 150
"""Events after which the rehearsed meeting is in the middle of its questions."""


def _ids(tables: Tables, kind: str) -> list[str]:
    return [event["entry_id"] for event in event_list(tables) if event["type"] == kind]


@odd_tables()
def undo_of_itself(tables: Tables) -> object:
    """An event takes itself back."""
    event = append_event(tables, "EventUndone", target="")
    event["target"] = event["id"]
    return tables


@odd_tables()
def undo_in_a_circle(tables: Tables) -> object:
    """Two events take each other back."""
    first = append_event(tables, "EventUndone", target="")
    second = append_event(tables, "EventUndone", target=first["id"])
    first["target"] = second["id"]
    return tables


@odd_tables()
def undo_of_everything(tables: Tables) -> object:
    """Every event is taken back, also the first."""
    for event in event_list(tables):
        append_event(tables, "EventUndone", target=event["id"])
    return tables


@odd_tables()
def undo_of_the_future(tables: Tables) -> object:
    """Undone and redone: unknown events, and those that come later."""
    event_list(tables)[30].update(type="EventUndone", target=event_list(tables)[100]["id"])
    append_event(tables, "EventUndone", target="nobody")
    append_event(tables, "EventRedone", target="nobody")
    append_event(tables, "EventRedone", target="")
    return tables


@odd_tables(events=_LIVE)
def undo_chain(tables: Tables) -> object:
    """Four hundred times: taken back and brought back, each the one before."""
    target = event_list(tables)[-1]["id"]
    for number in range(400):
        target = append_event(tables, "EventRedone" if number % 2 else "EventUndone", target=target)["id"]
    return tables


@odd_tables()
def merged_into_itself(tables: Tables) -> object:
    """An entry is laid together with itself."""
    entry = _ids(tables, "TroubleRaised")[0]
    append_event(tables, "EntriesMerged", into=entry, merged=[entry, entry])
    return tables


@odd_tables()
def merged_in_a_circle(tables: Tables) -> object:
    """Three entries are laid together in a circle."""
    entries = _ids(tables, "TroubleRaised")[:3]
    for number, entry in enumerate(entries):
        append_event(tables, "EntriesMerged", into=entry, merged=[entries[(number + 1) % 3]])
    return tables


@odd_tables()
def merged_across_kinds(tables: Tables) -> object:
    """Troubles laid into promises, hopes into cases, notes into troubles."""
    for into, merged in (("PromiseMade", "TroubleRaised"), ("CaseTold", "HopeVoiced"), ("TroubleRaised", "NoteTaken")):
        append_event(tables, "EntriesMerged", into=_ids(tables, into)[0], merged=_ids(tables, merged))
    return tables


@odd_tables(events=_LIVE)
def merged_in_a_chain(tables: Tables) -> object:
    """Twelve hundred troubles, each laid into the next one."""
    entries = [
        append_event(tables, "TroubleRaised", entry_id=f"t{number}", text=f"困りごと{number}", no=number + 100)[
            "entry_id"
        ]
        for number in range(1_200)
    ]
    for merged, into in itertools.pairwise(entries):
        append_event(tables, "EntriesMerged", into=into, merged=[merged])
    return tables


@odd_tables()
def merged_with_nothing(tables: Tables) -> object:
    """Nothing laid into something, something into nothing."""
    entry = _ids(tables, "TroubleRaised")[0]
    append_event(tables, "EntriesMerged", into=entry, merged=[])
    append_event(tables, "EntriesMerged", into="nobody", merged=[entry])
    append_event(tables, "EntriesMerged", into="", merged=["nobody"])
    return tables


@odd_tables()
def entries_that_are_not_there(tables: Tables) -> object:
    """Every event about an entry is about one that nobody made."""
    for number, event in enumerate(event_list(tables)):
        if "entry_id" in event and "text" not in event:
            event["entry_id"] = f"nobody-{number}"
    return tables


@odd_tables()
def all_entries_have_one_id(tables: Tables) -> object:
    """All entries share one id."""
    for event in event_list(tables):
        if "entry_id" in event:
            event["entry_id"] = "one"
    return tables


@odd_tables()
def empty_ids_of_entries(tables: Tables) -> object:
    """All ids of entries are empty."""
    for event in event_list(tables):
        if "entry_id" in event:
            event["entry_id"] = ""
    return tables


@odd_tables()
def revised_without_a_text(tables: Tables) -> object:
    """Entries that were corrected to nothing."""
    for event in event_list(tables):
        if event["type"] == "EntryRevised":
            event["text"] = ""
    return tables


@odd_tables()
def ids_of_events_alike(tables: Tables) -> object:
    """Ten events share one id."""
    for event in event_list(tables)[100:110]:
        event["id"] = "one"
    return tables


@odd_tables()
def every_event_twice(tables: Tables) -> object:
    """Every event stands twice, alike."""
    events = event_list(tables)
    tables["events"] = {str(number): event for number, event in enumerate(events + events, 1)}
    return tables


@odd_tables()
def ids_of_events_in_another_case(tables: Tables) -> object:
    """A synchroniser of a disk that does not know capitals: ids that differ by those alone."""
    for number, event in enumerate(event_list(tables)[100:110]):
        event["id"] = "".join(letter.upper() if number >> at & 1 else letter for at, letter in enumerate("abcd"))
    return tables


@odd_tables()
def ids_with_control_letters(tables: Tables) -> object:
    """Ids of events, members and entries that hold control characters and marks of direction."""
    for event in event_list(tables)[100:140]:
        event["id"] = f"\u001b[2J\u202e{event['id']}"
    for event in event_list(tables):
        if event["type"] == "MemberRegistered":
            event["member"]["id"] += "\u0007\n"
    return tables


@odd_tables()
def long_ids(tables: Tables) -> object:
    """Ids of two thousand letters."""
    for event in event_list(tables)[100:104]:
        event["id"] = event["id"] * 100
    return tables


def _programme(tables: Tables, steps: list[dict[str, Any]]) -> None:
    first_of(tables, "ProgrammeSet")["steps"] = steps


@odd_tables()
def two_steps_of_one_id(tables: Tables) -> object:
    """Two steps of the programme share an id."""
    steps = first_of(tables, "ProgrammeSet")["steps"]
    steps[3]["id"] = steps[4]["id"]
    return tables


@odd_tables(events=_LIVE)
def live_with_two_steps_of_one_id(tables: Tables) -> object:
    """All steps of a meeting that is going on share an id."""
    for step in first_of(tables, "ProgrammeSet")["steps"]:
        step["id"] = "rounds"
    return tables


@odd_tables(events=_LIVE)
def programme_of_200_steps(tables: Tables) -> object:
    """A programme of two hundred steps."""
    _programme(tables, [{"id": f"s{number}", "kind": "rounds", "minutes": 1} for number in range(200)])
    return tables


@odd_tables()
def programme_of_3000_steps(tables: Tables) -> object:
    """A programme of three thousand steps, all entered."""
    _programme(tables, [{"id": f"s{number}", "kind": "report", "minutes": 1} for number in range(3_000)])
    for number in range(3_000):
        append_event(tables, "StepEntered", step_id=f"s{number}")
    return tables


@odd_tables()
def programme_of_nothing(tables: Tables) -> object:
    """An empty programme, whose steps are entered all the same."""
    _programme(tables, [])
    return tables


@odd_tables(events=_LIVE)
def live_with_a_programme_of_nothing(tables: Tables) -> object:
    """The programme of a meeting that is going on was emptied."""
    append_event(tables, "ProgrammeSet", steps=[])
    return tables


@odd_tables(events=_LIVE)
def another_programme_in_the_middle(tables: Tables) -> object:
    """The programme became another one, without the step that is going on."""
    append_event(tables, "ProgrammeSet", steps=[{"id": "x", "kind": "draw", "minutes": 5}])
    return tables


@odd_tables()
def steps_of_unknown_kinds(tables: Tables) -> object:
    """Steps of kinds that nobody knows."""
    for step in first_of(tables, "ProgrammeSet")["steps"][::2]:
        step["kind"] = "karaoke"
    return tables


@odd_tables()
def steps_in_another_order(tables: Tables) -> object:
    """The close before the draw, the draw three times, no reception."""
    kinds = ("close", "draw", "draw", "draw", "rounds", "rounds", "choose", "close")
    _programme(tables, [{"id": f"{kind}{at}", "kind": kind, "minutes": 5} for at, kind in enumerate(kinds)])
    for at, kind in enumerate(kinds):
        append_event(tables, "StepEntered", step_id=f"{kind}{at}")
    return tables


@odd_tables(events=_LIVE)
def long_titles_of_steps(tables: Tables) -> object:
    """Ten steps with titles of eight thousand letters: a header of more than 65,536 bytes."""
    for step in first_of(tables, "ProgrammeSet")["steps"]:
        step["title"] = "長い名前" * 2_000
    return tables


@odd_tables(events=_LIVE)
def thousands_of_changes_of_step(tables: Tables) -> object:
    """Four thousand changes of step, forth and back."""
    for number in range(4_000):
        append_event(tables, "StepEntered", step_id=("rounds", "report")[number % 2])
    return tables


@odd_tables(events=_LIVE)
def steps_that_are_not_there(tables: Tables) -> object:
    """Steps entered and skipped that no programme has."""
    for step in ("nobody", "", "rounds\u0000"):
        append_event(tables, "StepSkipped", step_id=step)
        append_event(tables, "StepEntered", step_id=step)
    return tables


@odd_tables(events=_LIVE)
def questions_of_all_numbers(tables: Tables) -> object:
    """Questions 0, 4 and 99, of troubles that are not there."""
    for question in (0, 4, 99, -1, 3):
        append_event(tables, "QuestionPut", question=question, trouble_id="nobody")
    return tables


@odd_tables()
def own_questions(tables: Tables) -> object:
    """Own questions: one, none, and four of them."""
    for questions in (["一つ目"], [], ["", "", ""], ["一", "二", "三", "四"]):
        append_event(tables, "ProgrammeSet", steps=first_of(tables, "ProgrammeSet")["steps"], questions=questions)
    return tables


@odd_tables()
def members_of_one_id(tables: Tables) -> object:
    """Two people share an id."""
    members = [event["member"] for event in event_list(tables) if event["type"] == "MemberRegistered"]
    members[1]["id"] = members[2]["id"] = members[0]["id"]
    return tables


@odd_tables()
def members_of_one_name(tables: Tables) -> object:
    """Everybody has the same name and the same number."""
    for event in event_list(tables):
        if event["type"] == "MemberRegistered":
            event["member"].update(name="佐藤　花子", number="1", reading="")
    return tables


@odd_tables()
def members_without_names(tables: Tables) -> object:
    """Everybody's name is empty or white space."""
    for number, event in enumerate(event_list(tables)):
        if event["type"] == "MemberRegistered":
            event["member"]["name"] = ("", " ", "\u3000", "\u200b")[number % 4]
    return tables


@odd_tables()
def no_members(tables: Tables) -> object:
    """The list of members was deleted by hand."""
    tables["events"] = {key: one for key, one in tables["events"].items() if one["type"] != "MemberRegistered"}
    return tables


@odd_tables()
def members_removed_at_the_end(tables: Tables) -> object:
    """Everybody is taken off the list after the meeting, and some who never were on it."""
    ids = [event["member"]["id"] for event in event_list(tables) if event["type"] == "MemberRegistered"]
    for member in (*ids, *ids, "nobody", ""):
        append_event(tables, "MemberRemoved", member_id=member)
    return tables


@odd_tables(events=_LIVE)
def thousands_of_members(tables: Tables) -> object:
    """Two thousand people came."""
    for number in range(2_000):
        member = {"id": f"m{number}", "name": f"会員　{number}", "number": str(number), "organisation": f"会{number}"}
        append_event(tables, "MemberRegistered", member=member)
        append_event(tables, "AttendanceMarked", member_id=f"m{number}", presence="present")
    return tables


@odd_tables()
def attendance_of_nobody(tables: Tables) -> object:
    """Attendance of people who are not there, and of a kind that is not."""
    for member, presence in (("nobody", "present"), ("", "late"), ("nobody", "asleep")):
        append_event(tables, "AttendanceMarked", member_id=member, presence=presence)
    return tables


def _draw(tables: Tables) -> dict[str, Any]:
    return first_of(tables, "GroupsDrawn")


@odd_tables()
def draw_of_nobody(tables: Tables) -> object:
    """A draw without tables."""
    _draw(tables)["tables"] = []
    return tables


@odd_tables()
def draw_of_empty_tables(tables: Tables) -> object:
    """A draw of a hundred empty tables."""
    _draw(tables)["tables"] = [[] for _ in range(100)]
    return tables


@odd_tables()
def draw_of_strangers(tables: Tables) -> object:
    """A draw of people who are on no list."""
    _draw(tables)["tables"] = [["nobody", "somebody"], ["", "nobody"]]
    return tables


@odd_tables()
def draw_with_somebody_everywhere(tables: Tables) -> object:
    """One person at all tables, and twice at one."""
    somebody = _draw(tables)["tables"][0][0]
    _draw(tables)["tables"] = [[*table, somebody, somebody] for table in _draw(tables)["tables"]]
    return tables


@odd_tables()
def draw_without_a_request(tables: Tables) -> object:
    """What the draw was asked is gone."""
    _draw(tables)["request"] = {"people": [], "sizes": []}
    return tables


@odd_tables()
def draw_of_another_version(tables: Tables) -> object:
    """Drawn by another version, with other rules, seeds and weights."""
    _draw(tables).update(version="99", seed="くじ", source="oracle", digits="四二", cost=-1)
    _draw(tables)["request"].update(
        version="99", sizes=[-1, 0, 10**9], weights=[["organisation", 10**30], ["luck", -1]], rules={"moon": [1]}
    )
    return tables


@odd_tables()
def draw_with_rules_nobody_can_keep(tables: Tables) -> object:
    """Everybody apart from everybody, together with everybody, fixed to table -1 and a million."""
    people = [person["key"] for person in _draw(tables)["request"]["people"]]
    _draw(tables)["request"]["rules"] = {
        "apart": [people], "together": [people, []], "at": [[people[0], -1], [people[0], 10**6]],
        "kinds": [{"name": "", "people": [], "least": 10**9, "most": -1}],
    }  # fmt: skip
    return tables


@odd_tables()
def draw_announced_a_thousand_times(tables: Tables) -> object:
    """The draw is announced a hundred times and drawn twenty times."""
    announced = {name: value for name, value in first_of(tables, "DrawAnnounced").items() if name not in _ENVELOPE}
    drawn = {name: value for name, value in _draw(tables).items() if name not in _ENVELOPE}
    for _ in range(100):
        append_event(tables, "DrawAnnounced", **announced)
    for _ in range(20):
        append_event(tables, "GroupsDrawn", **drawn)
    return tables


_ENVELOPE = ("type", "id", "seq", "at", "by")


@odd_tables()
def seats_of_nobody(tables: Tables) -> object:
    """Seats changed for strangers, with themselves, and at tables that are not there."""
    somebody = _draw(tables)["tables"][0][0]
    append_event(tables, "SeatsSwapped", member_id=somebody, other_id=somebody)
    append_event(tables, "SeatsSwapped", member_id="nobody", other_id=somebody)
    append_event(tables, "SeatChanged", member_id=somebody, table=999, reason="by_hand")
    append_event(tables, "SeatChanged", member_id="nobody", table=1, reason="by_hand")
    append_event(tables, "SeatsRearranged", moves=[[somebody, 999], ["nobody", 1]], reason="table_closed")
    return tables


@odd_tables()
def closed_twice(tables: Tables) -> object:
    """Closed, opened, closed, closed, and created again."""
    for kind in ("SessionClosed", "SessionOpened", "SessionOpened", "SessionClosed", "SessionClosed"):
        append_event(tables, kind)
    append_event(tables, "SessionCreated", session_id=tables["session"]["1"]["id"])
    return tables


@odd_tables()
def never_opened(tables: Tables) -> object:
    """A whole meeting that was never opened."""
    tables["events"] = {key: one for key, one in tables["events"].items() if one["type"] != "SessionOpened"}
    return tables


@odd_tables()
def never_created(tables: Tables) -> object:
    """The event that makes the meeting is gone."""
    del tables["events"]["1"]
    return tables


@odd_tables()
def created_at_the_end(tables: Tables) -> object:
    """The meeting is made by its last event."""
    first = tables["events"].pop("1")
    first["seq"] = 999
    tables["events"]["999"] = first
    return tables


@odd_tables()
def only_created(tables: Tables) -> object:
    """A meeting that was made, and nothing more."""
    tables["events"] = {"1": tables["events"]["1"]}
    return tables


@odd_tables()
def only_opened(tables: Tables) -> object:
    """A meeting that was made and opened, without members, programme or name."""
    opened = first_of(tables, "SessionOpened")
    tables["events"] = {"1": tables["events"]["1"], "2": {**opened, "seq": 2}}
    return tables


@odd_tables()
def two_meetings_in_one(tables: Tables) -> object:
    """The events of another meeting were pasted after the own ones."""
    other = rehearsed_tables(120)
    for event in event_list(other):
        fields = {name: value for name, value in event.items() if name not in ("type", "id", "seq", "at")}
        if "session_id" in fields:
            fields["session_id"] = "another"
        append_event(tables, event["type"], **fields)
    return tables


@odd_tables()
def everything_erased(tables: Tables) -> object:
    """Texts said to be erased from every event, and from some that are not there."""
    targets = [event["id"] for event in event_list(tables)]
    append_event(tables, "TextRedacted", targets=[*targets, "nobody"], reason="")
    append_event(tables, "TextRedacted", targets=[], reason="\u001b]0;x\u0007")
    return tables


@odd_tables()
def promises_of_the_own_meeting(tables: Tables) -> object:
    """Promises carried from the meeting itself, a hundred times the same, and reviewed in unknown ways."""
    own = tables["session"]["1"]["id"]
    for number in range(100):
        append_event(tables, "PromiseCarried", entry_id=f"p{number}", from_session=own, text="約束", due="0001-01-01")
        append_event(tables, "PromiseReviewed", entry_id=f"p{number}", outcome="maybe" if number % 2 else "done")
    return tables


@odd_tables()
def checklists_of_all_kinds(tables: Tables) -> object:
    """Lists of the room: two lines of one id, a thousand lines, no line, and ticks for none of them."""
    append_event(tables, "ChecklistSet", items=[{"id": "a", "text": "机"}, {"id": "a", "text": "椅子"}])
    append_event(tables, "ChecklistSet", items=[{"id": f"i{number}", "text": "机"} for number in range(1_000)])
    append_event(tables, "RoomChecked", item_id="nobody", done=True)
    append_event(tables, "ChecklistSet", items=[])
    append_event(tables, "RoomChecked", item_id="", done=False)
    return tables


@odd_tables()
def words_judged_of_all_kinds(tables: Tables) -> object:
    """Words that may stay and may not: empty ones, everything, patterns, alike with both verdicts."""
    for words in ("", " ", ".*", "(", "自治会", "あ" * 5_000):
        append_event(tables, "WordsJudged", words=words, verdict="keep")
        append_event(tables, "WordsJudged", words=words, verdict="hide", within=words)
    return tables


@odd_tables(events=_LIVE)
def overlays_of_all_kinds(tables: Tables) -> object:
    """Curtains on curtains and overlays that nobody knows."""
    for overlay in ("curtain", "curtain", "agreements", "fireworks", "", "none", "curtain"):
        append_event(tables, "OverlayShown", overlay=overlay)
    return tables


@odd_tables(events=_LIVE)
def timers_out_of_order(tables: Tables) -> object:
    """Resumed before it was paused, paused twice, turns ended that never began."""
    for kind, fields in (
        ("TimerResumed", {"scope": "turn"}), ("TimerPaused", {"scope": "step"}), ("TimerPaused", {"scope": "step"}),
        ("TurnEnded", {}), ("TurnEnded", {}), ("TurnStarted", {"table": 99, "member_id": "nobody", "seconds": 0}),
        ("TimerPaused", {"scope": "moon"}),
    ):  # fmt: skip
        append_event(tables, kind, **fields)
    return tables
