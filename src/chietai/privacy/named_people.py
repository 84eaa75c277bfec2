"""Who is named by what a meeting keeps in fields: the list of members, who promised, who the secretariat is.

The first is a list of people. The other fields hold people, offices and bodies alike, and the name of an office must
not be hidden afterwards in every paper of the council. So of them only what cannot well be anything but a name counts.
"""

import re
from collections.abc import Iterable, Iterator

from chietai.meeting.corrections import EntryCorrected, EntryRevised
from chietai.meeting.entries import PromiseMade
from chietai.meeting.events import Event, MemberRegistered, MemberRevised, PromiseCarried, SessionDescribed
from chietai.privacy.bodies import surely_a_person
from chietai.privacy.names import listed_names
from chietai.privacy.vocabulary import BODIES, CALLINGS, HOUSEHOLD, KIN, LABELS, PLACEHOLDERS, ROLES, TITLES, any_of
from chietai.text.figures import halfwidth
from chietai.text.folding import variant_key

Person = tuple[str, str]
"""A name and its reading ("" where there is none), as somebody wrote them."""

_PARTS = re.compile(r"[、。，．,.・･/／;；:：()（）\[\]［］「」『』【】|\n]+|(?<=さん|さま)と|(?<=[氏様])と")
_KANJI = re.compile("[々〇㐀-䶿一-鿿豈-\ufaff\U00020000-\U0003ffff]{1,5}")
_KANA = re.compile("[ァ-ヺー]{2,6}|[ぁ-ゖー]{2,5}")
_MIXED = re.compile(_KANJI.pattern + "[ぁ-ゖァ-ヺー]{1,5}")
# A given name in kana after a family name: トシ子, さくら.
_GIVEN = re.compile(
    "[ァ-ヺー]{2,5}|[ぁ-ゖァ-ヺー]{1,4}[一-鿿]|(?!.*(?:まで|から|ほか|など|たち|より|だけ|[がはをにでとも])$)[ぁ-ゖー]{3,4}"
)
_HONORIFIC = re.compile(any_of([*TITLES, *HOUSEHOLD]) + "$")
_ROLE = any_of(role for role in (*ROLES, *LABELS) if len(role) > 1)
_ROLE_WHOLE, _ROLE_BEFORE, _ROLE_AFTER = re.compile(_ROLE), re.compile(f"^{_ROLE}の?"), re.compile(f"{_ROLE}$")
_BODY = re.compile(any_of(word for word in (*BODIES, *LABELS, *ROLES) if len(word) > 1) + "$")
_BODY_END = re.compile(any_of(word for word in BODIES if len(word) > 1) + "$")
# Ends of bodies and places; names of two kanji end so as well (服部, 北村).
_SHORT_BODY = re.compile("..[課係室部班署寺会団所院園館校店社局村台丘]$|.[課係署庁市区町県組]$")
_NOBODY = frozenset(map(variant_key, (*CALLINGS, *PLACEHOLDERS, *BODIES, *LABELS, *ROLES, *KIN)))
# Of what offices, tasks and halls are called after.
_OFFICE_WORDS = re.compile(
    "福祉|地域|高齢|介護|支援|生活|保健|健康|推進|増進|包括|相談|担当|事業|政策|企画|総務|庶務|市民|住民|協働|長寿|障害|障がい|子育|教育"
    "|生涯|学習|社会|連携|体制|整備|保険|年金|医療|看護|予防|防災|防犯|環境|交通|広報|情報|財政|税務|都市|計画|建設|農政|商工|観光|産業"
    "|文化|国際|人権|共生|児童|青少年|女性|男性|自立|救急|救護|在宅|訪問|地区|全体|各班|各自|協議|会議|調整|事務|行政|内線|外線|電話|代表"
    "|本庁|分庁|窓口|有志|一同|全員|役員|関係|委員|会員|部会|学生|若者|商店|農家|企業|団体|施設|病院|薬局|銀行|郵便|警察|消防|学校|大学"
    "|教室|講座|体操|食堂|会場|会計|準備|近所|同士|仲間|家族|班長|当番|順番|希望|次回|今回|前回|毎月|毎週|年度|全部|両方|双方"
)


def people_of(events: Iterable[Event]) -> set[Person]:
    """Everybody whom `events` name in a field: also those who were corrected, removed or undone."""
    people: set[Person] = set()
    bodies: set[str] = set()
    perhaps: set[str] = set()
    for event in events:
        match event:
            case MemberRegistered() | MemberRevised():
                if not _is_body(event.member.name):
                    people.add((event.member.name, event.member.reading))
                if surely_a_person(event.member.organisation):
                    people.add((event.member.organisation, ""))
                bodies |= {event.member.organisation, event.member.sector, event.member.district}
            case PromiseMade() | PromiseCarried() | EntryRevised() | EntryCorrected():
                perhaps.add(event.who or "")
            case SessionDescribed():
                perhaps.add(event.details.secretariat or "")
            case _:
                pass
    keys = {variant_key(body) for body in bodies}
    return people | {(name, "") for text in perhaps if variant_key(text) not in keys for name in names_in_field(text)}


def _is_body(name: str) -> bool:
    """Whether a name on a list is that of a body: a column was taken for another, which was put right later."""
    return any(_BODY_END.search(one.whole) for one in listed_names(name))


def names_in_field(text: str) -> Iterator[str]:
    """The names of people in the text of a field that may name people, offices and bodies."""
    for part in _PARTS.split(halfwidth(text)):
        names: list[str] = []
        addressed = False  # by the office before it: 部長 森
        for word in part.split():
            bare, own = _bare(word)
            if _is_name(bare, addressed=own or addressed) or (names and _GIVEN.fullmatch(bare) and _may_be(bare)):
                names.append(bare)
            elif names:
                yield " ".join(names)
                names = []
            addressed = bool(_ROLE_WHOLE.fullmatch(word))
        if names:
            yield " ".join(names)


def _bare(word: str) -> tuple[str, bool]:
    """A word of a field without honorific and office, and whether it had one."""
    bare = _HONORIFIC.sub("", word)
    for office in (_ROLE_BEFORE, _ROLE_AFTER):
        bare = office.sub("", bare) or bare
    return bare, bare != word


def _is_name(name: str, *, addressed: bool) -> bool:
    if not _may_be(name):
        return False
    if _KANJI.fullmatch(name):
        if _SHORT_BODY.search(name):
            return addressed and len(name) == 2
        return addressed or len(name) > 1
    return addressed and bool(_KANA.fullmatch(name) or _MIXED.fullmatch(name))


def _may_be(name: str) -> bool:
    """Whether nothing says that `name` is no name."""
    nobody = variant_key(name) in _NOBODY or _BODY.search(name) or _OFFICE_WORDS.search(name)
    return not nobody and bool(listed_names(name))
