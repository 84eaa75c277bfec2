"""Documents of events that are valid, each field with the extremes that its model allows.

The models are walked through their JSON schema, so that a field or an event that is added tomorrow is tried as well.
"""

from typing import Any

from hypothesis import strategies as st

from chietai.meeting.events import KNOWN
from chietai.meeting.kinds import StepKind

MEMBERS = ("m1", "m2", "m3", "m4", "m5")
ENTRIES = ("t1", "t2", "o1", "w1", "h1", "c1", "p1", "u1", "n1")
STEPS = tuple(kind.value for kind in StepKind)
IDS = (*MEMBERS, *ENTRIES, *STEPS, "e3", "e20", "e30", "x1", "x2", "item-1", "kiyose-1")
"""What is there in every document, to be referred to; and what is not."""

TEXTS = (
    "", " ", "\u3000", "\n", "a\nb\r\nc", "\t", "\x00", "\x1b[31m", "\u202e", "\u0301\u0308", "あ\u3099" * 40,
    "👨‍👩‍👧‍👦" * 12, "🏳️‍🌈", "\u200b", "\ufeff", "長" * 2000, "x" * 5000, "https://" + "a" * 600, "a b " * 900,
    "ｱｲｳ", "〇〇", "{name}", "%s %(x)d", "[b]bold[/b]", "<script>alert(1)</script>", "=1+1", "|", "`", "#", "0", "-1",
    "１２３４", "9" * 400, "社協",
    "山田　太郎", "やまだ", "090-1234-5678", "清瀬市の生活支援体制整備協議体", "met", "organisation",
    "ﷺ" * 60, "Z" + "\u0301" * 300, "１丁目", "c1", "s1", "①", "\ud7ff\ue000", "\U0010ffff", "null", "2027-02-30",
)  # fmt: skip
MOMENTS = (
    "0001-01-01T00:00:00+00:00", "0001-01-01T00:00:00+23:59", "0001-01-01T00:00:00-23:59", "0001-01-02T00:00:00Z",
    "9999-12-31T23:59:59.999999+00:00", "9999-12-31T23:59:59-23:59", "9999-12-31T00:00:00+23:59",
    "1969-12-31T23:59:59Z",
    "1600-02-29T12:00:00+09:18:59", "1900-01-01T00:00:00+09:00", "2999-12-31T23:59:59+09:00",
    "2026-11-22T13:30:00+09:00",
    "2026-11-22T13:30:00.000001+09:00", "2026-11-22T24:00:00+09:00", "20261122T1330+0900", "2026-W47-7T13:30+09:00",
)  # fmt: skip
DATES = ("0001-01-01", "0001-01-31", "9999-12-31", "9999-01-01", "1868-01-24", "1969-12-31", "2024-02-29", "2026-11-22")
TIMES = ("00:00:00", "23:59:59.999999", "13:30:00", "13:30:00Z", "13:30:00+14:00", "00:00:00-23:59")
NUMBERS = (
    0,
    1,
    2,
    3,
    5,
    8,
    12,
    40,
    200,
    500,
    999,
    1000,
    10_000,
    86_400,
    2**31,
    2**53 - 1,
    2**53,
    2**63 - 1,
    -1,
    -(2**63),
)

_Strategy = st.SearchStrategy[Any]


class Values:
    """Strategies for the JSON values of one schema."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self._definitions = schema.get("$defs", {})
        self._made: dict[str, _Strategy] = {}

    def of(self, schema: dict[str, Any], name: str = "") -> _Strategy:
        """The values of a part of the schema; `name` is that of the field."""
        if "$ref" in schema:
            key = schema["$ref"].rsplit("/", 1)[-1]
            if key not in self._made:
                self._made[key] = st.deferred(lambda: self.of(self._definitions[key]))
            return self._made[key]
        if "anyOf" in schema:
            return st.one_of([self.of(one, name) for one in schema["anyOf"]])
        if "const" in schema:
            return st.just(schema["const"])
        if "enum" in schema:
            return st.sampled_from(schema["enum"])
        match schema["type"]:
            case "object":
                return self._object(schema)
            case "array":
                return self._array(schema, name)
            case "string":
                return _text(schema, name)
            case "integer":
                return _number(schema)
            case "number":
                return st.sampled_from((0.0, -1.5, 1e300, 5e-324))
            case "boolean":
                return st.booleans()
            case "null":
                return st.none()
            case other:
                raise AssertionError(f"a new sort of field: {other}")

    def _object(self, schema: dict[str, Any]) -> _Strategy:
        fields = {name: self.of(part, name) for name, part in schema.get("properties", {}).items()}
        required = set(schema.get("required", ()))
        needed = {name: values for name, values in fields.items() if name in required}
        optional = {name: values for name, values in fields.items() if name not in required}
        return st.fixed_dictionaries(needed, optional=optional)

    def _array(self, schema: dict[str, Any], name: str) -> _Strategy:
        if "prefixItems" in schema:
            return st.tuples(*[self.of(one, name) for one in schema["prefixItems"]]).map(list)
        items = self.of(schema["items"], name)
        few = st.lists(items, max_size=schema.get("maxItems", 5), min_size=schema.get("minItems", 0))
        if "maxItems" in schema:
            return few
        # The same thing again and again: two of one id, somebody at two tables, a very long list.
        many = st.sampled_from((2, 3, 30, 200))
        return st.one_of(few, few, few, st.tuples(items, many).map(lambda pair: [pair[0]] * pair[1]))


def _text(schema: dict[str, Any], name: str) -> _Strategy:
    match schema.get("format"):
        case "date-time":
            return st.sampled_from(MOMENTS)
        case "date":
            return st.sampled_from(DATES)
        case "time":
            return st.sampled_from(TIMES)
    least, most = schema.get("minLength", 0), schema.get("maxLength", 10**6)
    ids, texts = st.sampled_from(IDS), st.sampled_from(TEXTS)
    refers = name in ("people", "key", "apart", "together", "at", "tables", "moves", "meetings") or name.endswith(
        ("id", "_ids", "target", "targets", "into", "merged")
    )
    chosen = st.one_of(ids, ids, ids, texts) if refers else st.one_of(texts, texts, texts, ids)
    return chosen.filter(lambda text: least <= len(text) <= most)


def _number(schema: dict[str, Any]) -> _Strategy:
    least = schema.get("minimum", schema.get("exclusiveMinimum", -(2**63) - 1) + 1)
    most = schema.get("maximum", schema.get("exclusiveMaximum", 2**63) - 1)
    fitting = {number for number in (*NUMBERS, least, least + 1, most - 1, most) if least <= number <= most}
    return st.sampled_from(sorted(fitting))


def _of_event(name: str) -> _Strategy:
    schema = KNOWN[name].model_json_schema()
    return Values(schema).of(schema)


EVENTS: dict[str, _Strategy] = {name: _of_event(name) for name in sorted(KNOWN)}
"""The values of every event that there is, by its type."""


def usual_events() -> list[dict[str, Any]]:
    """A meeting in which every kind of thing has happened once, so that there is something to refer to."""
    rows: list[dict[str, Any]] = []

    def add(kind: str, **fields: Any) -> None:
        n = len(rows) + 1
        rows.append(
            {"type": kind, "id": f"e{n}", "seq": n, "at": f"2026-11-22T13:{n % 60:02}:00+09:00", "by": "desk", **fields}
        )

    add("SessionCreated", session_id="kiyose-1")
    add("CouncilDescribed", council={"name": "清瀬第2層協議体", "kind": "second_layer"})
    add("SessionDescribed", details={"title": "第1回", "date": "2026-11-22", "start": "13:30:00"})
    steps = [{"id": kind, "kind": kind, "minutes": 10} for kind in STEPS]
    add("ProgrammeSet", steps=steps)
    add("ChecklistSet", items=[{"id": "item-1", "text": "椅子"}])
    for n, member in enumerate(MEMBERS, 1):
        names = {"id": member, "name": f"佐藤 {n}郎", "organisation": "社協" if n < 3 else "自治会", "number": str(n)}
        add("MemberRegistered", member=names)
    add("SessionOpened")
    for member in MEMBERS[:4]:
        add("AttendanceMarked", member_id=member, presence="present")
    add("StepEntered", step_id="draw")
    tables = [["m1", "m2"], ["m3", "m4"]]
    request = {"people": [{"key": key} for key in MEMBERS[:4]], "sizes": [2, 2]}
    add("GroupsDrawn", tables=tables, request=request, seed="0" * 64, digits="12", version="1")
    add("StepEntered", step_id="troubles")
    add("TroubleRaised", entry_id="t1", text="雪かきが大変", no=1)
    add("TroubleRaised", entry_id="t2", text="病院が遠い", no=2, table=1)
    add("VotesCounted", entry_id="t1", votes=3)
    add("TroublePicked", entry_id="t1")
    add("StepEntered", step_id="rounds")
    add("QuestionPut", question=1, trouble_id="t1")
    add("TurnStarted", table=1, seconds=120)
    for entry, kind in (("o1", "OfferMade"), ("w1", "WisdomShared"), ("h1", "HopeVoiced")):
        add(kind, entry_id=entry, text="手伝えます", trouble_id="t1", table=2, member_id="m3")
    add("CaseTold", entry_id="c1", text="朝市", no=1)
    add("PromiseMade", entry_id="p1", text="名簿を作る", who="山田", due="2027-01-20")
    add("UnsaidNoted", entry_id="u1", text="言いにくい")
    add("NoteTaken", entry_id="n1", text="覚え書き")
    return rows


_LAST_STEPS = tuple(f"StepEntered:{step}" for step in STEPS)


@st.composite
def event_lists(draw: st.DrawFn, most: int = 8) -> list[dict[str, Any]]:
    """A usual meeting with up to `most` extreme events put in anywhere, and at last one of the steps.

    Numbers and ids are those of the order, unless the extreme ones are kept.
    """
    rows = usual_events()
    # A few kinds, each several times: what goes wrong needs two of them more often than twenty.
    among = draw(st.lists(st.sampled_from(sorted(EVENTS)), min_size=1, max_size=3, unique=True))
    kinds = draw(st.lists(st.sampled_from(among), min_size=1, max_size=most))
    for number, kind in enumerate(kinds, 1):
        event = {"type": kind} | draw(EVENTS[kind])
        keeps = draw(st.sampled_from(("place", "place", "place", "id", "all")))
        if keeps != "all":
            event = {key: value for key, value in event.items() if key != "seq"}
            if keeps == "place":
                event["id"] = f"x{number}"
                event["at"] = draw(st.sampled_from((event["at"], "2026-11-22T14:00:00+09:00")))
        rows.insert(draw(st.integers(1, len(rows))), event)
    last = draw(st.sampled_from(("", "close", *_LAST_STEPS)))
    at = "2026-11-22T15:00:00+09:00"
    if last.startswith("StepEntered"):
        rows.append({"type": "StepEntered", "id": "last", "at": at, "step_id": last.split(":")[1]})
    elif last:
        rows.append({"type": "SessionClosed", "id": "last", "at": at})
    for number, row in enumerate(rows, 1):
        if row["id"].startswith(("e", "x", "last")) or "seq" not in row:
            row["seq"] = number
    return rows


def tables_of(rows: list[dict[str, Any]], keys: list[str] | None = None) -> dict[str, Any]:
    """The tables of a document with these events, as somebody else might write it."""
    head = {"format": "chietai-session", "version": "1.0", "id": "kiyose-1"}
    events = dict(zip(keys or [str(n) for n in range(1, len(rows) + 1)], rows, strict=True))
    return {"session": {"1": head}, "events": events}
