"""Lines as people really type them: sentences that are nothing but words, and all the forms of addresses and shorthand.

Nothing that looks like an address, a seat, a date or a command is stored as words without a question; nothing that is
plainly a sentence is asked about.
"""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.meeting.meetings import STEPS, Meeting, drawn, meetings

from chietai.meeting import intents as i
from chietai.meeting.addresses import Doubt, take_addresses
from chietai.meeting.counters import counts
from chietai.meeting.kinds import Outcome, Presence, StepKind
from chietai.meeting.line_reader import read
from chietai.meeting.model import Member
from chietai.meeting.readings import Context, Question, Reading, Refusal, Wanted
from chietai.meeting.refusal import Reason
from chietai.text.dates import like_a_date

TODAY = date(2026, 11, 22)
FAMILIES = ("佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村")
ORGANISATIONS = (
    "社会福祉協議会", "自治会", "本町自治会", "商工会", "NPO法人ひだまり（北支部）", "生活学校",
    "生活学校　北支部", "3区",
)  # fmt: skip


def _held(tables: int = 4, members: int = 16) -> Meeting:
    """Eight troubles, three cases, three promises of last time; two people of each family name."""
    meeting = Meeting()
    meeting.say(i.CreateSession(session_id="test"))
    meeting.say(i.SetProgramme(steps=STEPS))
    for n in range(members):
        name = f"{FAMILIES[n % 8]} {'花子' if n < 8 else '太郎'}"
        member = Member(id=f"m{n}", name=name, organisation=ORGANISATIONS[n % 8], number=str(n + 1))
        meeting.say(i.RegisterMember(member=member))
        meeting.say(i.MarkAttendance(member=f"m{n}", presence=Presence.PRESENT))
    if tables:
        meeting.say(drawn([[f"m{n}" for n in range(members)][table::tables] for table in range(tables)]))
    for n in range(8):
        meeting.say(i.RaiseTrouble(text=f"困りごと{n}"))
    for n in range(3):
        meeting.say(i.TellCase(text=f"例{n}"))
        meeting.say(i.CarryPromise(from_session="s0", text=f"約束{n}", who="自治会"))
    return meeting


HELD = _held()


def reading(step: StepKind, line: str, meeting: Meeting = HELD) -> Reading:
    return read(meeting.state, Context(TODAY, step=step), line)


def meant(step: StepKind, line: str, meeting: Meeting = HELD) -> i.Intent:
    understood = reading(step, line, meeting)
    assert isinstance(understood, Wanted), (line, understood)
    return understood.intent


WORDS = """
3人で見守るのがやっと|2人暮らしで買い物に行けない|１０年前から坂がつらい|80歳を過ぎて免許を返した
80 歳を過ぎて免許を返した
８０代の夫婦だけの家が多い|80代 が多い|2割が独り暮らし|3階まで荷物を運べない|1日3回しかバスが来ない
1日 3回しかバスが来ない
１月から配食が値上がりした|2月の雪かきが心配|12月になると灯油代が高い|12月 になると灯油代が高い|1/3の家が空き家
2/3が独居
半分が空き家|10時の体操に来る人が減った|10時から始まる体操に来られない|13時半から始まる会に出られない
13時30分のバスに乗れない
午後3時に防災無線が聞こえない|夜8時を過ぎると暗い|6時半 のラジオ体操|24時間つながる電話がほしい
119に電話してよいか迷う
110番に電話してよいか迷う|119番 に電話してよいか迷う|#7119 に電話してよいか分からない|＃8000を知らない
♯7119 が分からない
042-492-5111に電話しても出ない|090-1234-5678 を覚えられない|0120 で始まる電話が怖い|電話番号 042-492-5111 が分からない
3-5-2の家の木が道に出ている|3-5-2 の家の木が道に出ている|３−５−２の空き家|本町2-3のカーブミラーが曇っている
2番地の空き家
3 丁目の角が見えない|5番バスが来ない|清61のバスが来ない|14系統がなくなった|2番線のバスが減った
3 号棟のエレベーターがない
1000円のタクシー代が出せない|500円で食べられる所がほしい|￥500の弁当|3,000円の会費が高い|1万円の補聴器|100均が遠い
100 均が遠い
S字の坂がこわい|SNSが使えない|sns が使えない|s席がない|s 1つだけ|スマホが使えない|ｓｕｉｃａが使えない
d払いが分からない
dポイントが分からない|Dコースの乗合が来ない|テーブルが高くて座れない|テーブル3つでは足りない
テーブル 3つでは足りない|席が足りない
テーブル2の脚がぐらつく|席 3つ足りない|座席が硬い|卓球台がほしい|第3水曜のサロンに行けない
「もう死にたい」と言う人がいる|「2番」と言われても分からない
『助けて』が言えない|※個人情報なので名前は出さない|・雪かきができない|①雪かきができない|１．雪かき|1. 雪かき
1、雪かき|1) 雪かき|（１）雪かき
[1] 雪かき|【重要】雪かき|〇〇さんが心配|→ 雪かき|- 雪かき|お金がない！|！？|……|はい|特になし|1つだけ困る
4〜5人で集まる|4、5人で集まる
2 、3人で集まる|2 〜3年前から|50m歩くと息が切れる|50 m歩くと息が切れる|2.5キロある|10%引き|2LDKが広すぎる
5Gが分からない|1階
2 人しかいない|2 名しかいない|2 人でやっている|2 便しかない|8050問題|8050 問題|2025年問題|2025 年に団塊
65歳以上|昭和30年の家|令和8年に廃止|令和8年12月15日に閉店|12月15日に閉店する|12/15 に閉店する|12月15日（火）に閉店
来週の会が不安
来月で閉店|年末の買い物|年末まで店が閉まる|3月末で閉店|月末に金がない|日曜 病院がない|月曜日のごみ出し
春になると花粉がつらい
今日は暑い|明日の朝が不安|次の会が楽しみ|再来週までに返事がほしい人がいる|保存食が足りない|終了時刻が遅い
ヘルプマークを知らない|戻る道が分からない
user@example.com に送れない|メールの @ が打てない|佐藤さんの家が心配|佐藤 花子さんに頼みたい|自治会の会費が高い
さいころを振る遊びがしたい
There is no shop|I am 80 years old|nobody helps|s is missing|d is missing|3D printers are hard|24時間 営業の店
２０分歩く|No parking
""".replace("\n", "|").split("|")


@pytest.mark.parametrize("line", [line for line in WORDS if line])
def test_a_sentence_is_kept_whole_and_not_asked_about(line: str) -> None:
    assert meant(StepKind.TROUBLES, line) == i.RaiseTrouble(text=line)
    assert meant(StepKind.REPORT, line) == i.RaiseTrouble(text=line)
    assert meant(StepKind.AIM, line) == i.TakeNote(text=line)


TABLE_2 = (
    "2 見守り", "２　見守り", "２　　見守り", "2番　見守り", "2番テーブル　見守り", "テーブル 2 見守り",
    "テーブル２　見守り", "ﾃｰﾌﾞﾙ2 見守り",
    "table 2 見守り", "Table2 見守り", "T2 見守り", "卓2 見守り", "2卓 見守り", "2班 見守り", "第2テーブル 見守り",
    "2番目のテーブル 見守り",
    "02 見守り", "2: 見守り", "２：見守り", "2番：見守り", "テーブル2：見守り",
)  # fmt: skip
SEAT_2 = (
    "s2 見守り", "S2 見守り", "ｓ２　見守り", "s 2 見守り", "ｓ　２　見守り", "s02 見守り", "席2 見守り",
    "席２番 見守り", "座席2 見守り",
    "2番席 見守り", "2番の席 見守り", "s2: 見守り", "s2：見守り", "s2、見守り",
)  # fmt: skip
NAMES = {
    "佐藤 花子": (
        "@佐藤花子 見守り", "＠佐藤　花子　見守り", "@佐藤 花子さん 見守り",
        "@佐藤 花子 さん 見守り", "@佐藤花 見守り",
    ),
    "商工会": (
        "@商工会 見守り", "@商工 見守り", "@商工会さん 見守り", "@商工会：見守り", "@商工会、見守り",
        "@ 商工会 見守り",
        "＠　商工会　見守り", "@@商工会 見守り",
    ),
    "社会福祉協議会": ("@社協 見守り", "@社福協 見守り"),
    "自治会": ("@自治会 見守り",),
    "本町自治会": ("@本町自治会 見守り", "@本町 見守り"),
    "NPO法人ひだまり（北支部）": ("@NPO法人ひだまり(北支部) 見守り", "@ｎｐｏ 見守り"),
    "生活学校": ("@生活学校 見守り",),
    "生活学校　北支部": ("@生活学校　北支部 見守り", "@生活学校 北支部　見守り", "@生活学校北支部 見守り"),
    "3区": ("@3区 見守り", "@３区：見守り"),
}  # fmt: skip


@pytest.mark.parametrize("line", TABLE_2)
def test_forms_of_a_table(line: str) -> None:
    assert meant(StepKind.TROUBLES, line) == i.RaiseTrouble(text="見守り", table=2)


@pytest.mark.parametrize("line", SEAT_2)
def test_forms_of_a_seat(line: str) -> None:
    assert meant(StepKind.TROUBLES, line) == i.RaiseTrouble(text="見守り", member="s2")


@pytest.mark.parametrize(("name", "line"), [(name, line) for name, lines in NAMES.items() for line in lines])
def test_forms_of_a_name(name: str, line: str) -> None:
    taken = take_addresses(HELD.state, line)
    assert (taken.name or taken.organisation, taken.text, taken.doubt) == (name, "見守り", None)


@pytest.mark.parametrize(
    "line", ["#3 見守り", "＃３　見守り", "♯3 見守り", "№3 見守り", "# 3 見守り", "#3番 見守り", "#3：見守り"]
)
def test_forms_of_a_trouble(line: str) -> None:
    assert meant(StepKind.ROUNDS, line) == i.MakeOffer(text="見守り", trouble="3")


@pytest.mark.parametrize(
    ("rest", "counting"),
    [
        ("丁目の坂", True), ("人しかいない", True), ("回言っても通じない", True), ("世代で住む", True),
        ("泊3日", True), ("万円", True),
        ("人が来ない", None), ("人の手が要る", None), ("便が少ない", None), ("歳の孫", True),
        ("歳のせいか忘れる", None), ("の家", None),
        ("足が痛い", False), ("頭が痛い", False), ("分からない", False), ("年寄りが多い", False),
        ("回覧板が読めない", False),
        ("名前が出ない", False), ("段差がつらい", False), ("個人情報で断られる", False), ("食が細い", False),
        ("割引がない", False),
        ("人間関係がつらい", False), ("本人が嫌がる", False), ("点字が読めない", False),
        ("番組が分からない", False), ("時々忘れる", False),
        ("hours a day", None), ("buses a day", None), ("no buses", False), ("m先の店", True), ("many", False),
    ],
)  # fmt: skip
def test_a_counter_or_the_beginning_of_a_word(rest: str, counting: bool | None) -> None:
    assert counts(rest) is counting


@pytest.mark.parametrize(
    ("step", "line", "doubt"),
    [
        (StepKind.TROUBLES, "\ufffd道が暗い", Doubt.NOT_READABLE),
        (StepKind.ROUNDS, "2t 道\ufffd\ufffd", Doubt.NOT_READABLE),
        (StepKind.TROUBLES, "席3 の人が寒い", Doubt.ADDRESS_OR_WORDS),
        (StepKind.TROUBLES, "2班 の班長がいない", Doubt.ADDRESS_OR_WORDS),
        (StepKind.TROUBLES, "@3 見守り", Doubt.NOBODY_NAMED),
        (StepKind.TROUBLES, "@s3 見守り", Doubt.NOBODY_NAMED),
        (StepKind.TROUBLES, "@#3 見守り", Doubt.NOBODY_NAMED),
        (StepKind.TROUBLES, "@ @ @", Doubt.NOBODY_NAMED),
        (StepKind.TROUBLES, "@商工会見守り", Doubt.NO_SPACE),
        (StepKind.TROUBLES, "@佐藤花子の見守り", Doubt.NO_SPACE),
        (StepKind.TROUBLES, "テーブル2見守り", Doubt.NO_SPACE),
        (StepKind.TROUBLES, "2@商工会 見守り", Doubt.NO_SPACE),
        (StepKind.TROUBLES, "s2さん 見守り", Doubt.NO_SPACE),
        (StepKind.TROUBLES, "2 #", Doubt.LIKE_A_COMMAND),
        (StepKind.TROUBLES, "s", Doubt.LIKE_A_COMMAND),
        (StepKind.TROUBLES, "：ｑ", Doubt.LIKE_A_COMMAND),
        (StepKind.TROUBLES, "元に戻す", Doubt.LIKE_A_COMMAND),
        (StepKind.TROUBLES, "佐藤 花子", Doubt.NAME_ONLY),
        (StepKind.TROUBLES, "佐藤花子さん 3", Doubt.NAME_ONLY),
        (StepKind.ROUNDS, "3番は12", Doubt.FIGURES_ONLY),
        (StepKind.ROUNDS, "3番に12票", Doubt.FIGURES_ONLY),
        (StepKind.ROUNDS, "042-492-5111", Doubt.FIGURES_ONLY),
        (StepKind.TROUBLES, "来週", Doubt.LIKE_A_DATE),
        (StepKind.TROUBLES, "来週の火曜日", Doubt.LIKE_A_DATE),
        (StepKind.TROUBLES, "年度末", Doubt.LIKE_A_DATE),
        (StepKind.TROUBLES, "午前10時から12時まで", Doubt.LIKE_A_DATE),
        (StepKind.TROUBLES, "1/20 13:30 市民会館", Doubt.LIKE_A_DATE),
        (StepKind.SPREAD, "13:30 市民会館", Doubt.LIKE_A_DATE),
        (StepKind.DRAW, "佐伯 4", Doubt.NO_SUCH_PERSON),
        (StepKind.DRAW, "商工会 3", Doubt.NO_SUCH_PERSON),
        (StepKind.RECALL, "2 1場所がない", Doubt.LIKE_A_REVIEW),
        (StepKind.RECALL, "2番 まだです", Doubt.LIKE_A_REVIEW),
        (StepKind.CHOOSE, "3-12", Doubt.FIGURES_ONLY),
        (StepKind.CHOOSE, "3,12", Doubt.FIGURES_ONLY),
        (StepKind.SPREAD, "2 @社協 試す 来週火曜", Doubt.NO_DATE_READ),
        (StepKind.SPREAD, "2 @社協 試す 次回まで", Doubt.NO_DATE_READ),
        (StepKind.SPREAD, "2 @社協 試す 3月中に", Doubt.NO_DATE_READ),
        (StepKind.SPREAD, "2 @社協 試す 12/15 13:30", Doubt.NO_DATE_READ),
        (StepKind.SPREAD, "2、@社協 試す", Doubt.NO_SPACE),
        (StepKind.CLOSE, "1/20 はーとぴあ", Doubt.DATE_OR_WORDS),
        (StepKind.CLOSE, "1/20 まちの家", Doubt.DATE_OR_WORDS),
        (StepKind.CLOSE, "1/20か1/27", Doubt.DATE_OR_WORDS),
        (StepKind.CLOSE, "1/20 13:30 に市民会館", Doubt.DATE_OR_WORDS),
        (StepKind.CLOSE, "13:30 市民会館", Doubt.LIKE_A_DATE),
        (StepKind.CLOSE, "来週", Doubt.LIKE_A_DATE),
        (StepKind.CLOSE, "10時", Doubt.LIKE_A_DATE),
        (StepKind.CLOSE, "来月の第3水曜", Doubt.LIKE_A_DATE),
    ],
)
def test_what_looks_like_something_else_is_asked_about(step: StepKind, line: str, doubt: Doubt) -> None:
    understood = reading(step, line)
    assert isinstance(understood, Question), understood
    assert understood.doubt is doubt
    again = read(HELD.state, Context(TODAY, step=step, confirmed=line), line)
    assert again == understood.proposal
    assert read(HELD.state, Context(TODAY, step=step, confirmed=line), f" {line}　") == again


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("2番:済", Outcome.DONE), ("2 済", Outcome.DONE), ("2番は済み", Outcome.DONE), ("2 ○", Outcome.DONE),
        ("2 〇", Outcome.DONE),
        ("#2 1", Outcome.DONE), ("2=1", Outcome.DONE), ("2 進行中", Outcome.UNDER_WAY), ("2 △", Outcome.UNDER_WAY),
        ("２　まだ", Outcome.NOT_YET), ("2 ×", Outcome.NOT_YET), ("2 中止", Outcome.DROPPED),
    ],
)  # fmt: skip
def test_what_became_of_a_promise(line: str, outcome: Outcome) -> None:
    intent = meant(StepKind.RECALL, line)
    assert isinstance(intent, i.ReviewPromise) and (intent.outcome, intent.note) == (outcome, "")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("s12→2", i.ChangeSeat(member="s12", table=2)), ("s12-2", i.ChangeSeat(member="s12", table=2)),
        ("s12をテーブル2へ", i.ChangeSeat(member="s12", table=2)), ("11番席 4", i.ChangeSeat(member="s11", table=4)),
        ("s12、s5", i.SwapSeats(member="s12", other="s5")), ("s12 と s5", i.SwapSeats(member="s12", other="s5")),
        ("席11と席4", i.SwapSeats(member="s11", other="s4")), ("s12 s5 交換", i.SwapSeats(member="s12", other="s5")),
        ("佐藤花子→3", i.ChangeSeat(member="m0", table=3)), ("佐藤 花子を3へ", i.ChangeSeat(member="m0", table=3)),
        ("佐藤花子3", i.ChangeSeat(member="m0", table=3)),
        ("佐藤 花子さんは テーブル3", i.ChangeSeat(member="m0", table=3)),
        ("椅子が 3つ", i.TakeNote(text="椅子が 3つ")), ("お茶 10時", i.TakeNote(text="お茶 10時")),
        ("マイク2", i.TakeNote(text="マイク2")),
    ],
)  # fmt: skip
def test_changes_of_seats(line: str, expected: i.Intent) -> None:
    assert meant(StepKind.DRAW, line) == expected


@pytest.mark.parametrize(
    "line", ["3 12", "３番は１２人", "3番に12票", "3番が12", "3=12", "#3 12", "No.3 12", "3番 12人です", "3番　挙手12"]
)
def test_hands(line: str) -> None:
    assert meant(StepKind.CHOOSE, line) == i.CountVotes(entry="3", votes=12)


@pytest.mark.parametrize("line", ["3+5", "3と5", "＃3＋＃5", "3＆5", "3番と5番をまとめる", "3+5を合わせる"])
def test_laying_together(line: str) -> None:
    assert meant(StepKind.CHOOSE, line) == i.MergeEntries(into="3", merged=("5",))


@pytest.mark.parametrize("line", ["3", "#3", "3番", "3番を選ぶ"])
def test_picking(line: str) -> None:
    assert meant(StepKind.CHOOSE, line) == i.PickTrouble(entry="3")


@pytest.mark.parametrize(
    "line",
    [
        "2 @社協 試す 12/15",
        "2: @社協 試す 12/15",
        "事例2 @社協 試す 12/15",
        "2 @社協 12/15 試す",
        "２　＠社協　１２/１５までに試す",
    ],
)
def test_taking_a_case_home(line: str) -> None:
    intent = meant(StepKind.SPREAD, line)
    assert isinstance(intent, i.MakePromise)
    assert (intent.text, intent.who, intent.due, intent.case) == ("試す", "社会福祉協議会", date(2026, 12, 15), "c2")


@pytest.mark.parametrize("line", ["2 @社協 12/15の会で話す", "2 @社協 3/4 の家に配る", "2 @社協 5回"])
def test_words_with_figures_are_no_deadline(line: str) -> None:
    intent = meant(StepKind.SPREAD, line)
    assert isinstance(intent, i.MakePromise) and intent.due is None and intent.text == line.removeprefix("2 @社協 ")


@pytest.mark.parametrize(
    ("line", "clock", "note"),
    [
        ("次回1/20", None, ""), ("次回は1月20日 13:30", time(13, 30), ""),
        ("次回：1/20 13:30 市民会館", time(13, 30), "市民会館"),
        ("1月20日13時30分", time(13, 30), ""), ("1月20日水曜日13時半", time(13, 30), ""),
        ("1/20,13:30", time(13, 30), ""),
        ("１月２０日(水)午後１時半 市民会館", time(13, 30), "市民会館"),
        ("1/20 13:30 はーとぴあ", time(13, 30), "はーとぴあ"),
        ("1/20 13:30から15:30 市民会館", time(13, 30), "から15:30 市民会館"),
    ],
)  # fmt: skip
def test_the_next_meeting(line: str, clock: time | None, note: str) -> None:
    assert meant(StepKind.CLOSE, line) == i.SetNextMeeting(date=date(2027, 1, 20), time=clock, note=note)


@pytest.mark.parametrize("line", ["0-1-3-9-3", "0人 1人 3人 9人 3人", "０，１，３，９，３"])
def test_moods(line: str) -> None:
    assert meant(StepKind.CLOSE, line) == i.TakeMood(counts=(0, 1, 3, 9, 3))


@pytest.mark.parametrize(
    "line", ["1月20日 の祭り", "1/3くらい空き家", "13時半から始まる会に出られない", "次回が楽しみ", "1月20日から始まる"]
)
def test_a_sentence_that_begins_with_a_date_is_words(line: str) -> None:
    assert meant(StepKind.CLOSE, line) == i.NoteUnsaid(text=line)


@pytest.mark.parametrize("line", ["2月30日", "2/30 13:30", "1/20 25:00", "13/1"])
def test_no_such_day_or_time_is_refused(line: str) -> None:
    assert reading(StepKind.CLOSE, line) == Refusal(Reason.NO_SUCH_DAY, line)


@pytest.mark.parametrize("line", ["佐藤 花子さん", "@佐藤花子", "No.1", "１番", "＃1", "001"])
def test_somebody_at_the_reception(line: str) -> None:
    assert meant(StepKind.RECEPTION, line) == i.MarkAttendance(member="m0", presence=Presence.EXPECTED)


def test_without_tables_and_members_lines_are_words_or_asked_about() -> None:
    bare = Meeting()
    bare.say(i.CreateSession(session_id="test"))
    assert meant(StepKind.TROUBLES, "道が暗い", bare) == i.RaiseTrouble(text="道が暗い")
    assert isinstance(reading(StepKind.TROUBLES, "2 道が暗い", bare), Question)
    assert isinstance(reading(StepKind.TROUBLES, "s1 道が暗い", bare), Question)
    assert reading(StepKind.RECEPTION, "佐藤", bare) == Refusal(Reason.NOBODY_FITS)


def test_more_than_a_hundred_tables_have_addresses_too() -> None:
    many = _held(tables=120, members=120)
    assert meant(StepKind.TROUBLES, "119 道が暗い", many) == i.RaiseTrouble(text="道が暗い", table=119)
    assert meant(StepKind.TROUBLES, "テーブル120 道が暗い", many) == i.RaiseTrouble(text="道が暗い", table=120)
    assert meant(StepKind.TROUBLES, "s120 道が暗い", many) == i.RaiseTrouble(text="道が暗い", member="s120")
    assert meant(StepKind.TROUBLES, "150 円の値上げ", many) == i.RaiseTrouble(text="150 円の値上げ")


# -- properties -----------------------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    ["1", "２", "7", "120", "119", "s1", "s", "席", "テーブル", "番", "@",
     "@商工会", "＠佐藤", "花子", "さん", "#", "♯3", "№", ":", "：",
     "、", " ", "　", "1/20", "13:30", "から", "25:00", "（水）", "来週", "年度末", "次回は", "まで", "人",
     "が来ない", "の", "丁目",
     "見守り", "→", "+", "と", "=", "票", "済", "○", "さいころ", "/q", "c1", "事例",
     "\x1b[2J", "\ud800", "\u200d", "²", "٣"]
)  # fmt: skip
_LINES = st.lists(_PIECES, max_size=6).map("".join) | st.text(max_size=30)


@given(line=_LINES, step=st.none() | st.sampled_from(StepKind), meeting=meetings(max_size=12))
def test_reading_never_raises_in_any_meeting(line: str, step: StepKind | None, meeting: Meeting) -> None:
    understood = read(meeting.state, Context(TODAY, step=step), line)
    again = read(meeting.state, Context(TODAY, step=step, confirmed=line), line)
    assert again == (understood.proposal if isinstance(understood, Question) else understood)


@given(line=_LINES)
def test_what_is_read_as_a_date_is_asked_about_wherever_words_are(line: str) -> None:
    understood = reading(StepKind.TROUBLES, line)
    if isinstance(understood, Wanted) and isinstance(understood.intent, i.RaiseTrouble):
        assert not like_a_date(understood.intent.text, TODAY)


@pytest.mark.parametrize("step", StepKind)
@pytest.mark.parametrize(
    "piece",
    ["1", " ", "s1 ", "1+", "@ ", "@a ", "#1 ", "1 ", "佐藤 ", "@佐藤花子",
     "1月", "1/20 ", "から", "〜1", "1:", "次回", "1番", "席 ",
     "2 人", "（水）", "1人 "],
)  # fmt: skip
def test_a_long_line_of_one_piece_is_read(step: StepKind, piece: str) -> None:
    """Patterns that try every way to divide such a line would not come back."""
    line = piece * (2000 // len(piece))
    assert read(HELD.state, Context(TODAY, step=step), line) == read(HELD.state, Context(TODAY, step=step), line)
