"""One believable meeting of Kiyose's first-layer council, held through `decide` and `apply`. The people are
invented."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone

from chietai.lottery.types import DrawRequest, Person
from chietai.meeting import intents as i
from chietai.meeting.events import Event
from chietai.meeting.kinds import CouncilKind, Outcome, Presence, SeatReason, SeedSource, SessionKind, StepKind
from chietai.meeting.model import Council, Details, Member, PlannedStep
from chietai.meeting.state import Stamp, State
from chietai.meeting.transitions import apply, decide

DAY = date(2026, 11, 22)
JST = timezone(timedelta(hours=9))
SESSION = "k7wq2m4xv6c3p5d8n9rta"

_MEMBERS = """
藤井　美咲|ふじい　みさき|社会福祉協議会|地域活動団体|
山口　誠|やまぐち　まこと|地域包括支援センター|医療・介護関係者|
森　学|もり　まなぶ|自治会|地域社会|会長
太田　幸子|おおた　さちこ|自治会|地域社会|
髙橋　実|たかはし　みのる|老人クラブ連合会|地域社会|副会長
小川　節子|おがわ　せつこ|シルバー人材センター|地域活動団体|
井上　健|いのうえ　けん|商工会|地域社会|
中村　よし江|なかむら　よしえ|健康づくり推進員|市民|
山﨑　隆|やまざき　たかし|訪問看護ステーションけやき|医療・介護関係者|
林　照代|はやし　てるよ|サロンひだまり|市民|
佐々木　進|ささき　すすむ|NPO法人ささえ|地域活動団体|
前田　和子|まえだ　かずこ|民生委員|地域社会|
石川　亮|いしかわ　りょう|市役所高齢福祉課|行政|事務局
"""
MEMBERS = tuple(
    Member(id=f"m{n}", name=name, reading=reading, organisation=body, sector=sector, role=role, number=str(n))
    for n, (name, reading, body, sector, role) in enumerate(
        (line.split("|") for line in _MEMBERS.strip().splitlines()), start=1
    )
)
_MINUTES = {
    StepKind.RECEPTION: 30, StepKind.RECALL: 5, StepKind.AIM: 5, StepKind.DRAW: 8, StepKind.TROUBLES: 14,
    StepKind.CHOOSE: 8, StepKind.ROUNDS: 30, StepKind.REPORT: 12, StepKind.SPREAD: 10, StepKind.CLOSE: 8,
}  # fmt: skip

_BEFORE = datetime(2026, 11, 22, 12, 30, tzinfo=JST)


@dataclass
class Meeting:
    """A meeting under way, with a clock that is set by hand."""

    state: State = field(default_factory=State)
    events: list[Event] = field(default_factory=list)
    now: datetime = _BEFORE

    def at(self, clock: str) -> None:
        """Sets the clock: "13:05"."""
        self.now = datetime.combine(DAY, time.fromisoformat(clock), JST)

    def say(self, intent: i.Intent) -> str:
        """Decides and applies; the id of the event. Raises Refused."""
        event = decide(self.state, intent, Stamp(f"e{len(self.events) + 1}", self.now))
        self.events.append(event)
        self.state = apply(self.state, event)
        self.now += timedelta(seconds=10)
        return event.id


def prepared() -> Meeting:
    """Everything is prepared; nobody is here yet."""
    m = Meeting()
    m.say(i.CreateSession(session_id=SESSION))
    m.say(
        i.DescribeCouncil(council=Council(name="清瀬市生活支援協議体", kind=CouncilKind.FIRST_LAYER, area="清瀬市全域"))
    )
    m.say(i.DescribeSession(details=_details()))
    m.say(i.SetProgramme(steps=tuple(PlannedStep(id=k.value, kind=k, minutes=n) for k, n in _MINUTES.items())))
    for member in MEMBERS:
        m.say(i.RegisterMember(member=member))
    last = "2026-08-23"
    m.say(
        i.CarryPromise(
            from_session=last, text="回覧板に「ちょこっと手伝い」の欄をつくる", who="森　学", organisation="自治会",
            due=date(2026, 10, 1),
        )
    )  # fmt: skip
    m.say(
        i.CarryPromise(
            from_session=last, text="ごみ出しに困っている方を訪ねる", who="前田　和子", organisation="民生委員",
            due=date(2026, 10, 31),
        )
    )  # fmt: skip
    m.say(i.CarryPromise(from_session=last, text="空き店舗を借りられるか調べる", who="商工会", organisation="商工会"))
    return m


def held() -> Meeting:
    """The whole meeting, from reception to the end."""
    m = prepared()
    _arrive(m)
    _look_back(m)
    _draw(m)
    _troubles(m)
    _rounds(m)
    _spread(m)
    _close(m)
    return m


def _details() -> Details:
    return Details(
        kind=SessionKind.EXCHANGE, title="第３回 知恵交換", date=DAY, start=time(13, 30),
        place="清瀬市生涯学習センター　アミュー６階", theme="ひとり暮らしの方の、毎日のごみ出しと買い物",
        consider="坂の多い地区で、歩いて暮らしつづけるために、わたしたちに何ができるか",
        result="来月から試せることを、三つ決めるところまで", case_name="梅子さん",
        case_text="八十四歳、ひとり暮らし。去年の冬にひざを痛めた。\n坂の下のごみ置き場まで、袋をさげて歩くのがつらい。\n"
        "近所に頼むのは気がひける、と話している。",
        secretariat="社会福祉協議会 生活支援係", public=False, closed_reason="個人の暮らしにかかわる話を扱うため",
        observers=2, handouts="次第\n席の表\n地区の地図（バス停と店）", quorum=8,
    )  # fmt: skip


def _arrive(m: Meeting) -> None:
    m.at("13:00")
    m.say(i.EnterStep(step="reception"))
    for member in MEMBERS:
        if member.name not in ("井上　健", "林　照代"):
            m.say(i.MarkAttendance(member=member.id, presence=Presence.PRESENT))
    m.say(i.MarkAttendance(member="井上　健", presence=Presence.ABSENT))


def _look_back(m: Meeting) -> None:
    m.at("13:31")
    m.say(i.EnterStep(step="recall"))
    first, second, third = (e.id for e in sorted(m.state.entries.values(), key=lambda e: e.seq))
    m.say(i.ReviewPromise(entry=first, outcome=Outcome.DONE, note="三つの丁目で始まりました"))
    m.say(i.ReviewPromise(entry=second, outcome=Outcome.UNDER_WAY, note="八軒を訪ね、のこり四軒です"))
    m.say(i.ReviewPromise(entry=third, outcome=Outcome.NOT_YET))
    m.at("13:38")
    m.say(i.EnterStep(step="aim"))


def _draw(m: Meeting) -> None:
    m.at("13:43")
    m.say(i.EnterStep(step="draw"))
    tables = (("m3", "m1", "m9", "m13"), ("m5", "m2", "m12", "m8"), ("m4", "m6", "m11"))
    people = tuple(Person(x.id, (("organisation", x.organisation),)) for x in MEMBERS if m.state.is_here(x.id))
    request = DrawRequest(people=people, sizes=(4, 4, 3))
    m.say(
        i.RecordDraw(
            tables=tables, request=request, seed="5a1f0c7e", digits="4 1 7 2", source=SeedSource.CALLED, version="1"
        )
    )
    m.at("13:49")
    m.say(i.MarkAttendance(member="林　照代", presence=Presence.LATE))
    m.say(i.ChangeSeat(member="林　照代", table=3, reason=SeatReason.LATE))


def _troubles(m: Meeting) -> None:
    m.at("13:52")
    m.say(i.EnterStep(step="troubles"))
    for table, text in (
        (1, "坂の下のごみ置き場まで、朝のうちに袋を運べない"),
        (2, "スーパーが閉まって、歩いて買い物に行けなくなった"),
        (3, "ごみを出す日に、雨や雪だと外へ出るのがこわい"),
        (1, "頼みたいけれど、だれに言えばよいか分からない"),
        (2, "病院の帰りに、タクシーがつかまらない"),
        (3, "回覧板が来ると、次の家まで持っていくのがつらい"),
        (3, "(書きまちがい)"),
    ):
        m.say(i.RaiseTrouble(text=text, table=table))
    m.say(i.Undo())
    m.say(i.TakeNote(text="３番テーブル、佐々木さんの声が少し強い", table=3))
    m.at("14:07")
    m.say(i.EnterStep(step="choose"))
    m.say(i.MergeEntries(into="1", merged=("3",)))
    for ref, votes in (("1", 10), ("2", 8), ("4", 5), ("5", 2)):
        m.say(i.CountVotes(entry=ref, votes=votes))
    m.say(i.PickTrouble(entry="1"))
    m.say(i.PickTrouble(entry="2"))


def _rounds(m: Meeting) -> None:
    m.at("14:14")
    m.say(i.EnterStep(step="rounds"))
    m.say(i.PutQuestion(question=1, trouble="1"))
    first = m.say(i.MakeOffer(member="小川　節子", text="朝のごみ出しを、一回百円でお手伝いできます"))
    m.say(i.MakeOffer(member="森　学", text="班長が、同じ道の方に声をかけます"))
    again = m.say(i.MakeOffer(member="髙橋　実", text="クラブの仲間で、ついでに運びます"))
    m.say(i.MakeOffer(member="太田　幸子", text="当番表に、手伝える人の欄をつくります"))
    m.say(i.MakeOffer(member="石川　亮", text="戸別に集める仕組みの申しこみを、窓口で手伝います"))
    m.say(i.MergeEntries(into=first, merged=(again,)))
    m.at("14:26")
    m.say(i.PutQuestion(question=2, trouble="1"))
    m.say(i.ShareWisdom(member="佐々木　進", text="前の晩に出せる、ふたつきの箱を坂の上に置く"))
    m.say(i.ShareWisdom(member="林　照代", text="中学生の登校の道と重ねる"))
    m.say(i.ShareWisdom(table=1, text="ごみの日を、お茶の日にもする"))
    m.at("14:33")
    m.say(i.PutQuestion(question=3, trouble="1"))
    m.say(i.VoiceHope(member="前田　和子", text="頼まれる前に気づける、となり近所でありたい"))
    m.say(i.VoiceHope(member="中村　よし江", text="歩くことを、あきらめないでほしい"))
    m.at("14:38")
    m.say(i.PutQuestion(question=1, trouble="2"))
    m.say(i.MakeOffer(member="藤井　美咲", text="車の空いている日に、買い物の便を出せないか相談します"))
    m.say(i.MakeOffer(member="山口　誠", text="困っている方を、山﨑さんと一緒に数えてみます"))
    m.say(i.PutQuestion(question=2, trouble="2"))
    m.say(i.ShareWisdom(table=2, text="移動する店に、集会所の前まで来てもらう"))
    m.at("14:52")
    m.say(i.MarkAttendance(member="山﨑　隆", presence=Presence.LEFT))
    m.at("14:53")
    m.say(i.EnterStep(step="report"))


def _spread(m: Meeting) -> None:
    m.at("15:03")
    m.say(i.EnterStep(step="spread"))
    m.say(i.TellCase(member="林　照代", text="サロンの日に、帰りの道でごみ袋をあずかっている"))
    m.say(i.TellCase(organisation="竹丘二丁目自治会", text="回覧板を、手わたしから箱に変えた"))
    m.say(
        i.MakePromise(
            member="太田　幸子", who="太田　幸子", case="1", text="二丁目のサロンでも試す", due=date(2026, 12, 15)
        )
    )
    m.say(i.MakePromise(organisation="老人クラブ連合会", case="2", text="役員会で話しあう", due=date(2027, 1, 20)))
    m.say(
        i.MakePromise(
            member="藤井　美咲", who="藤井　美咲", text="買い物の便を、商工会と相談する", due=date(2026, 12, 20)
        )
    )


def _close(m: Meeting) -> None:
    m.at("15:10")
    m.say(i.EnterStep(step="close"))
    m.say(i.NoteUnsaid(member="中村　よし江", text="男の人は、頼むのがもっと苦手だと思います"))
    m.say(i.TakeMood(counts=(0, 0, 2, 6, 3)))
    m.say(i.SetNextMeeting(date=date(2027, 1, 24), note="アミュー６階、午後一時半から"))
    m.at("15:16")
    m.say(i.CloseSession())
