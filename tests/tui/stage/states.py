"""A believable meeting, stopped at every point that the stage shows, made through `decide` and `apply` only."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone

from chietai.lottery import commitment, draw, table_sizes
from chietai.lottery.types import DrawRequest, Person
from chietai.meeting import intents as i
from chietai.meeting.events import Event
from chietai.meeting.kinds import CouncilKind, Outcome, Overlay, Presence, Scope, SeedSource, StepKind
from chietai.meeting.model import CheckItem, Council, Details, Member, PlannedStep
from chietai.meeting.state import Stamp, State
from chietai.meeting.transitions import apply, decide

JST = timezone(timedelta(hours=9))
START = datetime(2026, 11, 22, 13, 30, tzinfo=JST)

PEOPLE = (
    ("相原 節子", "清瀬市社会福祉協議会"),
    ("飯田 光男", "中里自治会"),
    ("上野 千鶴", "元町地域包括支援センター"),
    ("江藤 和夫", "老人クラブ連合会"),
    ("大久保 幸恵", "健康づくり推進員"),
    ("加賀谷 茂", "シルバー人材センター"),
    ("木下 明美", "竹丘サロンひだまり"),
    ("久保田 正", "商工会"),
    ("小林 ひろ子", "民生委員児童委員協議会"),
    ("佐々木 隆", "医師会"),
    ("清水 敏江", "薬剤師会"),
    ("須藤 弘", "旭が丘団地自治会"),
    ("関口 良子", "訪問看護ステーション"),
    ("高橋 勇", "歯科医師会"),
    ("千葉 まさ江", "配食ボランティアの会"),
    ("土屋 健一", "市役所 介護保険課"),
    ("中村 美代子", "松山地域包括支援センター"),
    ("西田 孝", "ケアマネジャー連絡会"),
    ("野口 フミ", "下宿サロン"),
    ("長谷川 修", "商店街振興組合"),
    ("平井 久美子", "NPO法人ピアサポート"),
    ("藤本 進", "消費生活センター"),
    ("松浦 恵", "清瀬市社会福祉協議会"),
    ("渡辺 喜久男", "中里自治会"),
)

TROUBLES = (
    ("坂の上の団地では、バス停まで歩けない人が買い物に行けず、食事がかたよっている", 1),
    ("ごみ出しの朝だけ手を借りたいのに、頼める人がいない", 2),
    ("一人暮らしの男性が、集まりに出てこない", 3),
    ("退院した人の様子が、近所にも民生委員にも伝わらない", 4),
    ("認知症かもしれないと思っても、家族がどこに相談すればよいか分からず、半年も一人で抱えこんでしまう", 5),
    ("サロンの世話役が八十歳をこえ、次の人が見つからない", 1),
    ("電球の取りかえや庭木の枝切りなど、小さな用事を頼むところがない", 2),
    ("回覧板が読まれず、催しの知らせが届かない", 3),
    ("買い物の荷物が重くて、帰り道がつらい", 5),
    ("耳が遠い人が、集まりで話に入れない", 4),
)

CASE_TEXT = (
    "竹丘の団地の四階に一人で住むハルさん（仮名、八十二歳）。"
    "膝を痛めてから、買い物は月に二度、娘さんの車だけが頼りです。"
)


@dataclass
class Meeting:
    """A meeting being held: `do` decides an intent and applies the event; `wait` lets time go by."""

    now: datetime = START - timedelta(days=3)
    state: State = field(default_factory=State)
    events: list[Event] = field(default_factory=list)
    prefix: str = "e"

    @classmethod
    def going_on(cls, state: State, now: datetime) -> "Meeting":
        """A meeting that goes on from `state`, with ids of its own."""
        return cls(now, state, prefix="more")

    def do(self, *intents: i.Intent) -> Event:
        """Does the intents one after the other; returns the last event."""
        for intent in intents:
            event = decide(self.state, intent, Stamp(f"{self.prefix}{len(self.events) + 1:05}", self.now))
            self.state = apply(self.state, event)
            self.events.append(event)
        return event

    def wait(self, seconds: float) -> None:
        """Lets time go by."""
        self.now += timedelta(seconds=seconds)


def programme() -> i.SetProgramme:
    """The ten steps with their usual minutes."""
    minutes = (30, 5, 5, 8, 14, 8, 30, 12, 10, 8)
    return i.SetProgramme(
        steps=tuple(PlannedStep(id=kind.value, kind=kind, minutes=m) for kind, m in zip(StepKind, minutes, strict=True))
    )


def prepare(meeting: Meeting, people: tuple[tuple[str, str], ...] = PEOPLE) -> None:
    """Everything before the day."""
    meeting.do(
        i.CreateSession(session_id="2026-11-22-kiyose"),
        i.DescribeCouncil(council=Council(name="清瀬市第１層協議体", kind=CouncilKind.FIRST_LAYER)),
        i.DescribeSession(
            details=Details(
                title="第４回 知恵交換",
                date=date(2026, 11, 22),
                start=time(13, 30),
                place="清瀬市役所 ４階 研修室",
                theme="買い物に困る人を、地域でどう支えるか",
                consider="坂の上に住む人の、毎日の買い物の困りごと",
                result="来月から試せることを二つ選ぶところ",
                case_name="ハルさん",
                case_text=CASE_TEXT,
                quorum=12,
            )
        ),
        programme(),
    )
    for n, (name, organisation) in enumerate(people, start=1):
        meeting.do(i.RegisterMember(member=Member(id=f"m{n}", name=name, organisation=organisation)))
    for text, who, due in (
        ("サロンの開催日を月二回に増やし、回覧板で知らせる", "竹丘サロンひだまり", date(2026, 10, 1)),
        ("配食のときに、困りごとを一言たずねる札を用意する", "配食ボランティアの会", date(2026, 10, 31)),
        (
            "退院したあとの連絡の流れを一枚の図にまとめて、民生委員に配る",
            "元町地域包括支援センター",
            date(2026, 11, 20),
        ),
        ("空き店舗を借りる相談を市役所と始める", "商工会", None),
    ):
        meeting.do(i.CarryPromise(from_session="2026-08-30-kiyose", text=text, who=who, due=due))


def hold_draw(meeting: Meeting, tables: int) -> None:
    """Announces a draw among all who are here and holds it."""
    here = [m for m in meeting.state.member_order if meeting.state.is_here(m)]
    request = announce(meeting, here, tables)
    result = draw(request)
    meeting.do(
        i.RecordDraw(
            tables=result.tables, request=request, seed=result.seed, version=result.version, cost=result.cost,
            digits="4 7 1 9", source=SeedSource.CALLED,
        )
    )  # fmt: skip


def announce(meeting: Meeting, here: list[str], tables: int) -> DrawRequest:
    """Fixes a request and shows its commitment."""
    people = tuple(Person(m, (("organisation", meeting.state.members[m].organisation),)) for m in here)
    request = DrawRequest(people, table_sizes(len(people), tables=tables), seed="4719")
    if meeting.state.commitment == "":
        meeting.do(i.AnnounceDraw(request=request, commitment=commitment(request)))
    return request


def go(meeting: Meeting, kind: StepKind, seconds: float = 0) -> None:
    """Enters a step and lets some time of it go by."""
    meeting.do(i.EnterStep(step=kind.value))
    meeting.wait(seconds)


def keep(found: dict[str, tuple[State, datetime]], name: str, meeting: Meeting) -> None:
    """Notes the meeting as it is now under `name`."""
    found[name] = (meeting.state, meeting.now)


def whole() -> tuple[dict[str, tuple[State, datetime]], Meeting]:
    """(name: state and time) for every point that the stage shows, and the meeting that was held."""
    meeting, found = Meeting(), dict[str, tuple[State, datetime]]()
    prepare(meeting)
    meeting.now = START - timedelta(minutes=42)
    keep(found, "opening", meeting)
    meeting.now = START - timedelta(minutes=30)
    go(meeting, StepKind.RECEPTION)
    for n in range(1, 19):
        meeting.do(i.MarkAttendance(member=f"m{n}", presence=Presence.PRESENT))
    meeting.now = START - timedelta(minutes=12, seconds=20)
    keep(found, "reception", meeting)
    for n in range(19, 24):
        meeting.do(i.MarkAttendance(member=f"m{n}", presence=Presence.PRESENT))
    meeting.do(i.MarkAttendance(member="m24", presence=Presence.LATE))
    meeting.now = START
    for stage in (_first_half, _second_half, _ending):
        stage(meeting, found)
    return found, meeting


def _first_half(meeting: Meeting, found: dict[str, tuple[State, datetime]]) -> None:
    go(meeting, StepKind.RECALL, 40)
    old = [e.id for e in sorted(meeting.state.entries.values(), key=lambda e: e.seq)]
    outcomes = (
        (Outcome.DONE, "九月から第二と第四の木曜日に開いています"),
        (Outcome.UNDER_WAY, ""),
        (Outcome.NOT_YET, "図の案はできました"),
        (Outcome.DROPPED, "家賃が合いませんでした"),
    )
    keep(found, "recall-asked", meeting)
    for entry, (outcome, note) in zip(old, outcomes, strict=True):
        meeting.do(i.ReviewPromise(entry=entry, outcome=outcome, note=note))
    meeting.wait(80)
    keep(found, "recall", meeting)
    go(meeting, StepKind.AIM, 60)
    keep(found, "aim", meeting)
    go(meeting, StepKind.DRAW, 20)
    keep(found, "draw-before", meeting)
    announce(meeting, [m for m in meeting.state.member_order if meeting.state.is_here(m)], 5)
    meeting.wait(30)
    keep(found, "draw-announced", meeting)
    hold_draw(meeting, 5)
    meeting.wait(0.8)
    keep(found, "draw-drum", meeting)
    meeting.wait(2.1)
    keep(found, "draw-falling", meeting)
    meeting.wait(40)
    keep(found, "draw-plan", meeting)
    go(meeting, StepKind.TROUBLES, 95)
    keep(found, "troubles-quiet", meeting)
    for text, table in TROUBLES:
        meeting.do(i.RaiseTrouble(text=text, table=table))
        meeting.wait(30)
    meeting.do(i.RaiseTrouble(text="重い物を持って坂をのぼれない", table=3))
    meeting.do(i.MergeEntries(into="9", merged=("11",)))
    meeting.wait(160)
    keep(found, "troubles", meeting)


def _second_half(meeting: Meeting, found: dict[str, tuple[State, datetime]]) -> None:
    go(meeting, StepKind.CHOOSE, 60)
    hands = {1: 17, 2: 9, 3: 6, 4: 4, 5: 12, 6: 3, 7: 11, 8: 2, 9: 8, 10: 5}
    for n in (1, 2, 3):
        meeting.do(i.CountVotes(entry=str(n), votes=hands[n]))
    keep(found, "choose-counting", meeting)
    for n in range(4, 11):
        meeting.do(i.CountVotes(entry=str(n), votes=hands[n]))
    meeting.do(i.PickTrouble(entry="1"), i.PickTrouble(entry="5"))
    meeting.wait(120)
    keep(found, "choose", meeting)
    go(meeting, StepKind.ROUNDS, 20)
    keep(found, "rounds-before", meeting)
    meeting.do(i.PutQuestion(question=1, trouble="1"))
    meeting.wait(20)
    meeting.do(i.StartTurn(table=2, seconds=120))
    meeting.wait(35)
    keep(found, "rounds-question", meeting)
    for text, table, organisation in (
        ("週に一度、店の車を団地の下まで回して、注文の品を運べる", 3, "商店街振興組合"),
        ("配食の帰りに、頼まれた買い物を一つ二つなら届けられる", 1, "配食ボランティアの会"),
        (
            "会員が二人一組で、重い荷物を玄関まで運ぶ仕事を引き受けられる。一回三十分、五百円でできる",
            2,
            "シルバー人材センター",
        ),
        ("集会所の鍵を預かっているので、毎週火曜日に移動販売の場所として開けられる", 4, "旭が丘団地自治会"),
    ):
        meeting.do(i.MakeOffer(text=text, table=table, organisation=organisation))
        meeting.wait(12)
    keep(found, "rounds", meeting)
    meeting.do(i.PutQuestion(question=2, trouble="5"))
    meeting.wait(30)
    meeting.do(i.ShareWisdom(text="薬局の窓口に、相談先を書いた小さな札を置く", table=5))
    meeting.wait(10)
    meeting.do(i.ShareWisdom(text="相談に行った人の体験談を、かわら版に毎号のせる", table=2))
    meeting.do(i.PutQuestion(question=3, trouble="5"))
    meeting.do(i.VoiceHope(text="いつか自分も困るから、いま声をかけ合いたい", table=1))
    go(meeting, StepKind.REPORT, 30)
    keep(found, "report-before", meeting)
    meeting.do(i.StartTurn(table=3, seconds=120))
    meeting.wait(100)
    keep(found, "report", meeting)
    meeting.wait(45)
    keep(found, "report-over", meeting)
    go(meeting, StepKind.SPREAD, 15)
    keep(found, "spread-before", meeting)
    meeting.do(
        i.TellCase(
            text="竹丘では、ごみ出しのときに玄関先の見守り札を見て、声をかけ合っている",
            organisation="竹丘サロンひだまり",
        )
    )
    meeting.do(
        i.TellCase(text="商店街の空き店舗で、毎週水曜日に朝市と茶話会を開いている", organisation="商店街振興組合")
    )
    meeting.do(i.MakePromise(text="見守り札を作って配る", who="中里自治会", due=date(2027, 1, 20), case="1"))
    meeting.do(
        i.MakePromise(
            text="札の見本を借りて、棟ごとに相談する", who="旭が丘団地自治会", due=date(2026, 12, 25), case="1"
        )
    )
    meeting.do(
        i.MakePromise(text="移動販売の会社に、坂の上まで来られるか聞く", who="土屋 健一", due=date(2026, 12, 10))
    )
    meeting.wait(60)
    keep(found, "spread", meeting)


def _ending(meeting: Meeting, found: dict[str, tuple[State, datetime]]) -> None:
    go(meeting, StepKind.CLOSE, 20)
    keep(found, "close", meeting)
    meeting.do(i.TakeMood(counts=(0, 1, 4, 11, 8)))
    keep(found, "close-mood", meeting)
    meeting.do(i.NoteUnsaid(text="夜の時間に開いてくれれば、働いている家族も来られると思う"))
    meeting.do(i.NoteUnsaid(text="車いすの人が座る場所を、はじめから空けておいてほしい"))
    keep(found, "close-unsaid", meeting)
    meeting.do(i.SetNextMeeting(date=date(2027, 1, 24), note="午後一時半から、清瀬市役所 ４階 研修室"))
    keep(found, "close-next", meeting)
    meeting.do(i.ShowOverlay(overlay=Overlay.AGREEMENTS))
    keep(found, "agreements", meeting)
    meeting.do(i.ShowOverlay(overlay=Overlay.CURTAIN))
    keep(found, "curtain", meeting)
    meeting.do(i.ShowOverlay(overlay=Overlay.NONE))
    meeting.do(i.CloseSession())
    meeting.wait(30)
    keep(found, "thanks", meeting)


def crowd(people: int, tables: int) -> tuple[State, datetime]:
    """A draw of many people: the plan of the tables."""
    meeting = Meeting()
    names = tuple((f"{PEOPLE[n % 24][0].split()[0]} {PEOPLE[(n * 7 + n // 24) % 24][0].split()[1]}", PEOPLE[n % 24][1])
                  for n in range(people))  # fmt: skip
    prepare(meeting, names)
    meeting.now = START
    for n in range(1, people + 1):
        meeting.do(i.MarkAttendance(member=f"m{n}", presence=Presence.PRESENT))
    go(meeting, StepKind.DRAW, 20)
    hold_draw(meeting, tables)
    meeting.wait(60)
    return meeting.state, meeting.now


def many_troubles(count: int) -> tuple[State, datetime]:
    """The list of troubles with `count` entries."""
    meeting = Meeting()
    prepare(meeting)
    meeting.now = START
    go(meeting, StepKind.TROUBLES, 60)
    for n in range(count):
        meeting.do(i.RaiseTrouble(text=TROUBLES[n % len(TROUBLES)][0]))
    return meeting.state, meeting.now


SECRETS: dict[str, Callable[[str], i.Intent]] = {
    "note": lambda word: i.TakeNote(text=word),
    "needs": lambda word: i.ReviseMember(
        member=Member(id="m1", name="相原 節子", organisation="清瀬市社会福祉協議会", needs=word)
    ),
    "check": lambda word: i.SetChecklist(items=(CheckItem(id="c1", text=word),)),
    "closed": lambda word: i.DescribeSession(details=Details(closed_reason=word)),
    "secretariat": lambda word: i.DescribeSession(details=Details(secretariat=word)),
    "handouts": lambda word: i.DescribeSession(details=Details(handouts=word)),
}
"""Intents that put a word where the stage must never find it."""

__all__ = ["JST", "PEOPLE", "SECRETS", "START", "TROUBLES", "Meeting", "Scope", "crowd", "many_troubles", "whole"]
