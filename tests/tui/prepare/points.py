"""Every screen before the meeting, in the state in which it is looked at: for pictures and for contrast."""

from collections.abc import Awaitable, Callable
from datetime import date, time
from pathlib import Path

from tests.tui.prepare.hands import HOSTILE, SAMPLES, Hands, document
from textual.widgets import Button

from chietai.lottery.rules import Rules
from chietai.meeting import intents as i
from chietai.meeting.kinds import CouncilKind
from chietai.meeting.model import CheckItem, Council, Details, Member
from chietai.tui.screens.members_screen import MembersScreen
from chietai.tui.screens.roster import ChooseListScreen
from chietai.tui.services import Services

COUNCIL = Council(name="清瀬市第１層協議体", kind=CouncilKind.FIRST_LAYER, area="清瀬市全域")
DETAILS = Details(
    date=date(2027, 1, 20),
    start=time(13, 30),
    place="清瀬市しあわせ未来センター　大会議室",
    theme="坂の上の団地でひとり暮らしの人の買い物と、ちょっとした手助け",
    consider="坂の上の団地に住む人が、買い物や通院のときに困っていることと、それぞれの団体が今すぐにできること",
    result="次の三か月のうちに、だれが何をするかを一つずつ決めるところまで",
    case_name="相原さん",
    case_text="竹丘の団地の四階に一人で住むハルさん（仮名、八十二歳）。\n膝を痛めてから、買い物は月に二度、娘さんの車だけが頼りです。",
    public=False,
    secretariat="清瀬市社会福祉協議会",
    handouts="次第\n市の統計（高齢者の買い物について）",
    quorum=12,
    table_size=5,
)
ORGANISATIONS = ("社会福祉協議会", "中里自治会", "元町地域包括支援センター", "老人クラブ連合会", "商工会")
NAMES = ("相原 節子", "飯田 光男", "上野 千鶴", "江藤 和夫", "大久保 幸恵", "加賀谷 茂", "木下 明美", "久保田 正")


def meeting(services: Services) -> Path:
    """A meeting that is nearly prepared, of 24 people."""
    from chietai.formats import load_formats

    form = load_formats().usual()
    assert form is not None
    members = [
        Member(
            id=f"m{n}", name=NAMES[n % 8] + ("" if n < 8 else "二三四"[n // 8 - 1]), organisation=ORGANISATIONS[n % 5]
        )
        for n in range(24)
    ]
    texts = ("いすをできるだけ近づけた", "マイクの音を試した", "お菓子と飲み水を用意した")
    return document(
        services,
        "room",
        i.DescribeCouncil(council=COUNCIL),
        i.DescribeSession(details=DETAILS),
        form.programme(),
        i.SetChecklist(items=tuple(CheckItem(id=f"c{n}", text=text) for n, text in enumerate(texts))),
        i.CheckRoom(item="c1"),
        *(i.RegisterMember(member=member) for member in members),
        i.SetDrawRules(rules=Rules(apart=(("m0", "m1"),), together=(("m2", "m3", "m4"),), at=(("m5", 1),))),
    )


def library(services: Services) -> None:
    """A meeting that goes on, one that is being prepared, one that is over, and a damaged document."""
    meeting(services)
    for name, day, *more in (
        ("going", date(2026, 11, 22), i.OpenSession()),
        ("over", date(2026, 8, 1), i.OpenSession(), i.CloseSession()),
    ):
        theme = i.DescribeSession(details=Details(date=day, theme="歩いて行ける所に、行きたい場所を"))  # type: ignore[arg-type]
        document(services, str(name), i.DescribeCouncil(council=COUNCIL), theme, *more)  # type: ignore[arg-type]
    (services.library / "torn.json").write_text("{", "utf-8")


async def _nothing(hands: Hands) -> None:
    await hands.rest()


def _page(key: str) -> Callable[[Hands], Awaitable[None]]:
    async def run(hands: Hands) -> None:
        await hands.to(key)

    return run


async def _library(hands: Hands) -> None:
    await hands.press("f4")


async def _wrong(hands: Hands) -> None:
    await hands.to("when")
    await hands.clear()
    await hands.write("２月３０日")
    await hands.press("tab")


async def _members(hands: Hands) -> None:
    hands.app.push_screen(MembersScreen(hands.prepare))
    await hands.rest()
    await hands.press("down", "down")


async def _member(hands: Hands) -> None:
    await _members(hands)
    await hands.press("f4")
    await hands.clear()
    await hands.press("f10")  # without a name


async def _files(hands: Hands) -> None:
    hands.app.push_screen(ChooseListScreen(hands.prepare, SAMPLES), lambda _count: None)
    await hands.rest()
    hands.app.screen.query_one("Heading").say(right="samples")  # type: ignore[attr-defined]
    await hands.rest()


async def _file(hands: Hands, folder: Path, name: str) -> None:
    hands.app.push_screen(ChooseListScreen(hands.prepare, folder), lambda _count: None)
    await hands.rest()
    await hands.write(name)
    await hands.press("enter")


async def _preview(hands: Hands) -> None:
    await _file(hands, SAMPLES, "nishi")


async def _question(hands: Hands) -> None:
    await _file(hands, HOSTILE, "r22")
    await hands.press("f10")


async def _columns(hands: Hands) -> None:
    await _file(hands, SAMPLES, "kiyose")
    await hands.press("f3")


async def _people(hands: Hands) -> None:
    await hands.to("rules")
    await hands.press("tab", "enter", "enter", "down")


async def _button(hands: Hands) -> None:
    await hands.to("ready")
    hands.app.screen.query_one("#begin", Button).focus()
    await hands.rest()


_PAGES = ("council", "when", "theme", "case", "members", "tables", "rules", "programme", "room", "record")
POINTS: dict[str, tuple[str, Callable[[Hands], Awaitable[None]]]] = {
    "home": ("home", _nothing),
    "library": ("home", _library),
    **{key: ("prepare", _page(key)) for key in _PAGES},
    "ready": ("prepare", _button),
    "wrong": ("prepare", _wrong),
    "picking": ("prepare", _people),
    "list": ("prepare", _members),
    "member": ("prepare", _member),
    "files": ("prepare", _files),
    "preview": ("prepare", _preview),
    "columns": ("prepare", _columns),
    "question": ("prepare", _question),
}
"""Name -> the screen to begin with, and what is done there."""


def lay(services: Services, name: str) -> Path | None:
    """Lays out the library for a point: the document to begin with, or None for the first screen."""
    if POINTS[name][0] == "home":
        library(services)
        return None
    return meeting(services)


WALKS: dict[str, tuple[str, ...]] = {"pages": (*_PAGES, "ready")}
WALKS |= {name: (name,) for name in POINTS if name not in WALKS["pages"]}
"""Points that lie on one way, in its order: every page is turned over on the way to the last."""
