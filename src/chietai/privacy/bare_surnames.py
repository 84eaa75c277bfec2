"""Surnames that stand alone, without a title, where the words around them speak of a person.

Only surnames of the table count, and those that are as often a place or a word (千葉, 中里) need clearer words. A
surname with no person-word beside it is nobody.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from chietai.privacy.office_holders import looks_like_place
from chietai.privacy.surnames import (
    is_full_name,
    is_given_name,
    is_place_or_word,
    is_single_kanji_surname,
    is_surname,
    is_word,
    looks_like_surname,
    surname_at_end,
    surname_at_start,
)
from chietai.privacy.titled_names import KANJI_RUN, Span, is_context
from chietai.privacy.vocabulary import BODIES, DEEDS, KIN, OLD_NAMES, ROLES, SPOKEN, any_of
from chietai.text.folding import plain_kanji

_KANJI = re.compile(KANJI_RUN)
_BODY_OR_ROLE = plain_kanji(any_of([*BODIES, *ROLES]))
_DIRECTIONS = frozenset("東西南北")
_NO_HOUSES = frozenset("東西南北中上下前奥富宮城郷角谷島浜坂港沼磯脇沖沢")
"""One kanji that says where somebody lives, or makes a word with 宅, 家 and the like."""

_HOUSEHOLD = re.compile(r"(?:夫妻|夫婦|一家|本人|親子|兄弟|姉妹|母子|父子|母|父|妻|夫|娘|息子|宅|家|邸|方|某|姓)\Z")
_ENDS_OF_HOUSEHOLDS = frozenset("妻婦家人子弟妹宅邸方某姓母父夫娘")
_KIN = re.compile(f"の{plain_kanji(any_of(KIN))}(?!族|庭|供|会|育て)")
_CLEAR_KIN = re.compile(
    "の?お?(?:ばあ|じい|ばぁ|じぃ|婆|爺|ば|じ)(?:さん|ちゃん|様|さま)"
    "|の(?:奥|お?(?:母|父|兄|姉|嫁|婿|孫|子|かあ|とう)さん|旦那|ご主人|息子さん|娘さん)"
)
_KIN_ALONE = re.compile("お?(?:ばあ|じい|ばぁ|じぃ|婆|爺|ば|じ)(?:さん|ちゃん|様)")
_OLD_NAME = re.compile(f"{any_of(OLD_NAMES)}(?![ァ-ヺー])")
_DOES = re.compile(
    f"[がはも][^、。．，,\\n]{{0,8}}?{any_of(DEEDS)}"
    "|[にへ](?:渡|任|届|返|預|もら|教わ|一報|回[すし]|出[すし]|引き?継|交代)|に(?:替|代わ|かわ|決ま|決め)"
    "|を(?:呼|迎え|送[りっる]|推)|から[^、。]{0,8}?(?:引き?継|受け取|預|借り|もら)|まで(?:$|[、。)])"
)
_CALLED = re.compile(
    "」?(?:さん)?(?:とか?いう|っていう|といった|と名乗る|と申しま|と言う)(?:お?方|人|者|男|女|お?じい|お?ばあ|お?年寄)|って人"
)
_TOGETHER = re.compile("の?(?:両名|両氏|両人|お?二人|お?三人|ご?両家|ご?夫妻)")
_SAYS_WHO = re.compile(
    r"\((?:\d{2,3}歳?|[七八九]十[一二三四五六七八九]?歳?|[ぁ-ゖー]{3,10}|仮名|旧姓|[^)]{0,20}?(?:"
    + _BODY_OR_ROLE
    + r"|[市町村区県]|行政))\)|@"
)
_SAYS = re.compile(
    "[がは](?:強く|少し)?(?:話した|話して|言った|言って|手を挙げ|手をあげ|怒った|泣いた|笑った|断った|倒れ)"
)
_SPEAKER = re.compile(" ?[:「『→]|いわく|曰く")
_OF_PERSON = re.compile(
    "の(?:意見|話|案|発言|提案|希望|要望|説明|考え|心配|紹介|声|席|電話|携帯|車|都合|返事|後任|代理|名前|件|入院|介護|手術|葬)"
    "|の(?:家|うち|ところ|とこ)(?:[にでへのをが、。前]|$)|ん(?:ち|とこ|家)"
    "|(?:です|より|拝)(?:$|[。)])|によ(?:れば|ると)|の言う|が言うに"
)
_OPENING = frozenset("(→⇒>=")
_CLOSING = re.compile("[)、,・/ ]|$")
_BODY_BEFORE = re.compile(
    rf"(?:{_BODY_OR_ROLE}|隣|うち|班|一人暮らし|独居|近所|向かい|同級生|友人|友だち|友達|知人|先輩|後輩|同僚|後任|前任|新任|担任|代理|次期|親戚|いとこ|幼なじみ|仲間)の\Z"
)
_OF_BODY = re.compile(rf" \S{{0,16}}?{_BODY_OR_ROLE}(?:$|[、。)])")
_ENDS_IN_BODY = re.compile(rf"{_BODY_OR_ROLE}\Z")
_KIN_BEFORE = re.compile(r"(?:夫|妻|娘|息子|孫|母|父|兄|姉|弟|妹|長男|次男|長女|次女|甥|姪|嫁|婿)の\Z")
_AFTER_GIVEN_NAME = re.compile("[がはもにとを、]")
_SHOP = re.compile(
    r"(?:屋|商店|酒店|酒造|米店|薬局|医院|歯科|工務店|建設|農園|鮮魚店|書店|食堂|理容|美容室|電機|電器|クリーニング)\Z"
)
_AFTER_BODY = re.compile("の担当|の席|の車|の携帯|の電話|の名前|[、。」)]|さん|様|氏|$")
_GLUED = re.compile("[ァ-ヺーA-Za-z0-9]")


def bare_surnames(plain: str) -> Iterator[Span]:
    """The surnames in `plain` (as `plain_kanji` and `halfwidth` leave a text) that stand for people."""
    for match in _KANJI.finditer(plain):
        start, end = match.span()
        run = match.group()
        if not _may_name(run) or (start and _GLUED.match(plain[start - 1])):
            continue
        if is_full_name(run):
            yield start, end
            continue
        if run[-1] in _ENDS_OF_HOUSEHOLDS:
            household = _HOUSEHOLD.search(run)
            if household and _is_house_of(plain, run[: household.start()], household.group(), end):
                yield start, start + household.start()
        if is_surname(run):
            old = _OLD_NAME.match(plain, end)
            if old:
                yield start, old.end()
            elif _is_meant(plain, start, end, run):
                yield start, end
            elif plain[end : end + 1] == " ":
                given = _KANJI.match(plain, end + 1)
                if given and is_given_name(given.group()) and not is_context(given.group()):
                    yield start, given.end()
        elif len(run) > 4 and run[-len(surname_at_end(run)) - 1] in "課係" and surname_at_end(run):
            yield end - len(surname_at_end(run)), end
        elif len(run) == 1:
            if _is_single_kanji_meant(plain, start, end, run):
                yield start, end
        elif is_given_name(run):
            of_kin = _AFTER_GIVEN_NAME.match(plain, end) and _KIN_BEFORE.search(plain, max(0, start - 4), start)
            if of_kin or _KIN_ALONE.match(plain, end):  # 息子の健太が, 節子おばさん
                yield start, end
        elif surname_at_start(run) and _SHOP.search(run):
            if _CLEAR_KIN.match(plain, end):  # 田中商店の奥さん
                yield start, end
        elif (
            looks_like_surname(run)
            and not is_context(run)
            and (_CLEAR_KIN.match(plain, end) or _CALLED.match(plain, end))
        ):
            yield start, end


@lru_cache(maxsize=8192)
def _may_name(run: str) -> bool:
    """Whether some kanji can name somebody at all, whatever stands beside them. Most words of a meeting cannot, and
    come again and again."""
    surname = surname_at_start(run)
    return (
        is_surname(run)
        or is_full_name(run)
        or is_given_name(run)
        or (run[-1] in _ENDS_OF_HOUSEHOLDS and _HOUSEHOLD.search(run) is not None)
        or (len(run) > 4 and bool(surname_at_end(run)))
        or (len(run) == 1 and (run in _DIRECTIONS or is_single_kanji_surname(run)))
        or (bool(surname) and _SHOP.search(run) is not None)
        or (looks_like_surname(run) and not is_context(run))
    )


def _is_house_of(plain: str, name: str, household: str, end: int) -> bool:
    """高木宅, 高木家の長男, 高木夫妻, but not 農家, 自宅, 夕方."""
    if household == "方" and _CLOSING.match(plain, end) is None:
        return False
    if household == "家" and plain.startswith(("庭", "族", "事"), end):
        return False
    if is_surname(name) or is_full_name(name):
        return not (is_place_or_word(name) and household in ("方", "兄弟", "姉妹", "親子", "本人"))
    if len(name) == 1:
        return household != "方" and is_single_kanji_surname(name) and name not in _NO_HOUSES
    certain = household in ("宅", "夫妻") or (household == "家" and plain.startswith("の", end))
    return certain and looks_like_surname(name) and not is_context(name)


def _is_single_kanji_meant(plain: str, start: int, end: int, name: str) -> bool:
    """林のおばあちゃん, and a direction that may be a name behind a body: 包括の東の担当."""
    if name in _DIRECTIONS:
        of_body = plain[start - 1 : start] == "の" and _BODY_BEFORE.search(plain, max(0, start - 16), start)
        return bool(of_body) and plain.startswith("の担当", end)
    if not is_single_kanji_surname(name) or name in _NO_HOUSES:
        return False
    return bool(_CLEAR_KIN.match(plain, end) or _SAYS.match(plain, end))


def _is_meant(plain: str, start: int, end: int, name: str) -> bool:
    """Whether a surname of the table stands for a person."""
    if _CLEAR_KIN.match(plain, end) or _CALLED.match(plain, end) or _TOGETHER.match(plain, end):
        return True
    if is_place_or_word(name):
        return not is_word(name) and _SAYS.match(plain, end) is not None
    if (
        _OF_PERSON.match(plain, end)
        or _KIN.match(plain, end)
        or SPOKEN.match(plain, end)
        or _DOES.match(plain, end)
        or _SAYS_WHO.match(plain, end)
    ):
        return True
    before = plain[start - 1 : start]
    if before in ("", "\n", "。", " ", "・") and (_SPEAKER.match(plain, end) or _OF_BODY.match(plain, end)):
        return True
    if before in _OPENING and _CLOSING.match(plain, end):
        return True
    if before == "の" and _BODY_BEFORE.search(plain, max(0, start - 16), start):
        follows = plain[end : end + 1]
        return bool(_AFTER_BODY.match(plain, end)) or (follows in "がはもにへをと" and not looks_like_place(plain, end))
    if (
        before in ("・", " ", "/")
        and _CLOSING.match(plain, end)
        and _ENDS_IN_BODY.search(plain, max(0, start - 16), start - 1)
    ):
        return True
    return _is_listed(plain, end)


def _is_listed(plain: str, end: int) -> bool:
    """Whether surnames follow, and after them what is said of people: 高木・白石の両名, or nothing more."""
    at = end
    for _ in range(12):
        if plain[at : at + 1] not in ("・", "と", "、", "/"):
            break
        following = _KANJI.match(plain, at + 1)
        if not following or not is_surname(following.group()):
            return False
        at = following.end()
    if at == end:
        return False
    closes = at >= len(plain) or plain[at] in ")。\n" or plain.startswith("で", at)
    return closes or any(after.match(plain, at) for after in (_TOGETHER, SPOKEN, _DOES))
