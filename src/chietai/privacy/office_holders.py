"""Names beside an office or a label (高木会長, 会長の高木, 担当　霧島), and offices that one person holds (社協の会長).

Nothing but a table of surnames tells 高木会長 from 福祉課長. A position is found where the office stands behind a body
that is named, or of which a town has only one; the office alone is nobody.
"""

import re
from collections.abc import Iterator
from functools import cache

from chietai.privacy.surnames import (
    is_full_name,
    is_given_name,
    is_place_or_word,
    is_short_full_name,
    is_single_kanji_surname,
    is_surname,
    looks_like_surname,
    surname_at_end,
    surname_at_start,
)
from chietai.privacy.titled_names import (
    HIRAGANA_BEFORE,
    IS_HIRAGANA,
    IS_KANJI,
    IS_KATAKANA,
    Span,
    is_context,
    kanji_start,
    run_start,
)
from chietai.privacy.vocabulary import (
    BODIES,
    LABELS,
    LOCAL_ROLES,
    ROLES,
    ROLES_WITH_BODY,
    SINGLE_ROLES,
    SPOKEN,
    UNIQUE_BODIES,
    any_of,
    words_of,
)
from chietai.text.folding import plain_kanji

_ROLES = frozenset(map(plain_kanji, ROLES))
_LABELS = frozenset(map(plain_kanji, LABELS))
_WORD = re.compile(any_of(_ROLES | _LABELS))
_ROLE = re.compile(any_of(_ROLES))
_SIGN = re.compile(r"(?:者|係|役|名)?(?P<sign>[ \t]*[:=→/…・][ \t]*|[ \t]+|は(?!、)|\(|[】\]>〉》] ?)")
# What is done rather than who does it: a place may stand behind it as well.
_TASKS = frozenset(
    words_of(
        """
        提案 意見 質問 回答 助言 話題提供 挨拶 あいさつ 開会 閉会 乾杯 指導 監修 編集 校正 集計 設営 誘導 救護 取材
        連絡 説明 報告 発表 訪問 配布 見守り 送迎 運転 準備 片付け 買い出し 印刷 発送 調理 配膳 撮影 板書 当番 鍵
        利用者 対象者 家族 本人 参加 出席 欠席 協力 受付 記録
        """
    )
)
_NO_BODY_ROLE = frozenset("会課室団制寮簿連協組係科局部院校学所")
_DIRECTIONS = frozenset("東西南北中上下前奥")
_MORE_LOCAL = words_of(
    """
    副市長 副町長 副区長 署長 館長 院長 区議 市議 町議 県議 知事 担当 代表 分団長 組合長 部長 棟長 階長 署員 団員
    """
)
_LOCAL = frozenset(map(plain_kanji, (*LOCAL_ROLES, *_MORE_LOCAL)))
"""Offices before which the name of a place is as likely."""
_NEVER_AFTER_SINGLE = frozenset(
    words_of(
        """
        部長 班長 組長 区長 市長 町長 村長 支部長 地区長 棟長 階長 署長 校長 担当 代表 委員 職員 知事 区議 市議
        """
    )
)
_OF_BODY = frozenset(map(plain_kanji, ROLES_WITH_BODY))
_NAMELESS = frozenset(
    words_of(
        plain_kanji(
            """
            各 全 他 同 当 両 前 元 新 現 旧 副 本 次期 歴代 初代 地区 地元 単位 近隣 近所 隣 隣町 各地 市内 町内 区内
            県内 関係 対象 担当 民間 公立 私立 市立 町立 県立 大手 地域 複数 別 某 大型 小規模 居宅 訪問 通所 高齢者
            障害者 介護 福祉 医療 保健 総合 地域包括 生活 子育て 在宅 認知症 指定 特別養護 有料 市 町 区 村 県 都 府
            連合 単会 自分 全国 会員 参加 協力 委託 合同 市民 町民 区民 第一 今 今年 来年 昨年 先日 今回 毎年 以前 以後
            多く 一部 全部 周辺 市外 町外 最寄 駅前 大学 公的 行政 歯科 内科 外科 小児科 調剤 一般 専門 中央 商店
            社会福祉 老人 婦人 子供 若手 青年 女性 男性
            """
        )
    )
)
"""Words that make no name of a word for bodies: 各自治会, 地区社協."""
_ONLY_WITH_NO = frozenset(words_of("代表 管理人 大家 マスター オーナー 女将 住職 宮司 神主 部長 課長 係長 室長"))
_OF_PARTS = frozenset(words_of("部長 課長 室長 係長"))
_NO_END_OF_NAME = frozenset("のはがをにでともるいたなやへくうしって")
_BODY_END = re.compile(plain_kanji(any_of(b for b in BODIES if b != "の会")) + r"\Z")
_SINGLE = frozenset(map(plain_kanji, SINGLE_ROLES))
_NO_POSITION = re.compile(
    "[名職選室印杯賞会制級候補団]|さん?たち|たち|達|同士|クラス|経験|連名|レベル|を(?:決|選|募|置|務|つと|や)"
    "|が(?:決ま|替|代|かわ|変|いな|不在|空)|は(?:誰|だれ|未定|不在|空|\\d|[一二三四五六七八九十])|に(?:選ば|就|推|な[っるり])"
)
_KANA = re.compile(r"[ぁ-ゖー]{3,5}(?=$|[、。，,）)・／/])")
_NO_NAMES_IN_KANA = frozenset(
    words_of(
        """
        みんな ぜんいん なし あとで これから じゅんばん みてい まだ ほか はじめに おわりに すべて みなさん それぞれ
        いろいろ たくさん ありがとう すみません
        """
    )
)
_RUN = re.compile("[々〆一-鿿\U00020000-\U0003ffff]{1,10}")
_GIVEN = re.compile(r" (?P<given>[々〆一-鿿]{1,3})(?![々〆一-鿿])")
_FORMER = re.compile(r"(?:先々代|前々|先代|[新前元現旧])\Z")
_SEPARATORS = frozenset(" 、,・/&と\t")


def office_names(plain: str) -> Iterator[tuple[int, int, bool]]:
    """The names that stand beside an office or behind a label in `plain` (as `plain_kanji` and `halfwidth` leave it),
    and the offices that one person holds, each with the body whose office it is: start, end, whether it is an office.
    """
    for match in _WORD.finditer(plain):
        word, (start, end) = match.group(), match.span()
        if word in _ROLES:
            for span in (*_before_role(plain, start, word, end), *_behind_role(plain, end)):
                yield *span, False
            if word in _SINGLE or word in _OF_BODY:
                at = _position_start(plain, start, word, end)
                if at is not None:
                    yield at, end, True
        if word in _LABELS:
            sign = _SIGN.match(plain, end)
            if sign:
                for span in _behind_label(plain, word, sign):
                    yield *span, False


def _position_start(plain: str, start: int, role: str, end: int) -> int | None:
    """Where the body is named whose office stands at `start`; None where the office is one of many."""
    if _NO_POSITION.match(plain, end):
        return None
    if role in _OF_BODY:
        begin = kanji_start(plain, start)
        name = plain[begin:start]
        return begin if len(name) > 1 and name not in _NAMELESS and not is_context(name) else None
    of = plain[start - 1 : start] == "の"
    return _body_start(plain, start - of, not of, role)


def _before_role(plain: str, end: int, role: str, after: int) -> Iterator[Span]:
    if not end or role in _OF_BODY or plain[after : after + 1] in tuple(_NO_BODY_ROLE):
        return
    last = plain[end - 1]
    if last.isascii() and last.isupper():
        if end < 2 or not (plain[end - 2].isascii() and plain[end - 2].isalnum()):
            yield end - 1, end
        return
    if not IS_KANJI.match(last):
        return
    start = kanji_start(plain, end)
    former = _FORMER.search(plain, start, end)
    if former and is_surname(plain[start : former.start()]):
        end = former.start()  # 高木前会長
    name = plain[start:end]
    if is_surname(name) or is_full_name(name):
        if not (is_place_or_word(name) and role in _LOCAL):
            yield start, end
        return
    if len(name) == 1:
        before = plain[start - 1] if start else ""
        if (
            is_single_kanji_surname(name)
            and not (name in _DIRECTIONS and role in _NEVER_AFTER_SINGLE)
            and not (before and (IS_KATAKANA.match(before) or before.isalnum()) and not IS_HIRAGANA.match(before))
        ):
            yield start, end
        return
    surname = surname_at_end(name)
    if surname and not is_place_or_word(surname) and is_context(name[: -len(surname)]):
        yield end - len(surname), end
    elif looks_like_surname(name) and role not in _LOCAL:
        yield start, end


def _behind_role(plain: str, at: int) -> Iterator[Span]:
    joined = plain[at : at + 1] not in ("の", ":", "=", "・", " ", "、", "は", "が")
    start = at if joined else at + 1
    found = _name_at(plain, start, weak=not joined)
    if not found:
        return
    begin, end = found
    name = plain[begin:end]
    if plain[at : at + 1] in ("、", "は", "が") and (
        len(name) < 2
        or is_place_or_word(name)
        or looks_like_place(plain, end)
        or not (is_surname(name) or is_full_name(name))
    ):
        return
    if joined and (len(name) < 2 or (is_place_or_word(name) and looks_like_place(plain, end))):
        return
    if len(name) == 1:
        follows = plain[end : end + 1]
        if name in _DIRECTIONS and not SPOKEN.match(plain, end):
            return
        if follows and follows not in "がはもにへをと、。,() " and not plain.startswith("から", end):
            return
    if is_place_or_word(name) and plain[at : at + 1] not in "の" and looks_like_place(plain, end):
        return
    yield begin, end


def looks_like_place(plain: str, end: int) -> bool:
    """Whether what follows says where, not who."""
    return plain.startswith(("の", "で", "まで", "方面", "付近", "周辺", "地区", "を通", "を歩", "から歩"), end)


def _behind_label(plain: str, label: str, match: re.Match[str]) -> Iterator[Span]:
    task = label in _TASKS
    at = match.end()
    strong = match["sign"].strip(" \t") not in ("", "は")
    while True:
        found = _name_at(plain, at, weak=not task, end_of_clause=True)
        if not found and strong and not task:
            kana = _KANA.match(plain, at)
            if kana and kana.group() not in _NO_NAMES_IN_KANA:
                found = kana.span()
        if not found:
            return
        begin, end = found
        name = plain[begin:end]
        if task and (is_place_or_word(name) or len(name) == 1):
            return
        if len(name) == 1 and name in _DIRECTIONS:
            return
        yield begin, end
        at = end
        while at < len(plain) and plain[at] in _SEPARATORS and at - end < 3:
            at += 1
        if at == end:
            return


def _name_at(plain: str, at: int, weak: bool = False, end_of_clause: bool = False) -> Span | None:
    """The name of kanji that begins at `at`, as a surname, a surname and a given name, with a space or not.

    `weak`: what is only built like a surname counts where the word ends; `end_of_clause`: one kanji, too.
    """
    match = _RUN.match(plain, at)
    if not match:
        return None
    run, end = match.group(), match.end()
    if is_surname(run) or is_full_name(run) or (weak and is_short_full_name(run)):
        return at, _given_name_end(plain, end)
    if len(run) == 1:
        return (at, end) if is_single_kanji_surname(run) and (not end_of_clause or _ends(plain, end)) else None
    surname = surname_at_start(run)
    if surname and not is_place_or_word(surname):
        rest = run[len(surname) :]
        if _ROLE.match(rest) or rest in ("氏", "君", "様", "殿", "宅", "家", "夫妻"):
            return at, at + len(surname)
    if weak and looks_like_surname(run) and (_ends(plain, end) or SPOKEN.match(plain, end)):
        return at, end
    return None


def _given_name_end(plain: str, end: int) -> int:
    """Where the given name ends that stands behind the surname before `end` with a space; `end` if there is none."""
    match = _GIVEN.match(plain, end)
    if not match:
        return end
    given = match["given"]
    lone = len(given) <= 2 and _ends(plain, match.end())
    known = is_surname(given) or is_context(given)
    return match.end() if (lone or is_given_name(given)) and not known else end


def _ends(plain: str, at: int) -> bool:
    """Whether nothing more of a word or clause stands at `at`."""
    return at >= len(plain) or plain[at] in " 、。,.)(」・/\t&\n"


def _body_start(plain: str, end: int, direct: bool, role: str) -> int | None:
    """Where the name of the body begins that ends at `end`; None where no body is named."""
    start = run_start(plain, end, _IN_BODY)
    body = plain[start:end]
    if not body:
        return None if direct else _body_in_kana(plain, end)
    if role in _OF_PARTS and not body.endswith(role[:-1]):
        return None
    if role == "店長" and body.endswith(("商店街", "商店会", "団地")):
        return None
    if not direct:
        return _named_body_start(plain, start, body)
    if role in _ONLY_WITH_NO:
        return None
    if role.endswith("長"):  # the last word of the body may stand in the office: 医師会長, 本町郵便局長
        found = _named_body_start(plain, start, body + role[:-1].removeprefix("副"))
        if found is not None:
            return found
    return _named_body_start(plain, start, body)


def _named_body_start(plain: str, start: int, body: str) -> int | None:
    if body in _unique() or any(body.endswith(word) for word in _unique()):
        return start
    match = _BODY_END.search(body)
    if not match:
        return None
    name = body[: match.start()]
    if len(name) == 1 and IS_KANJI.match(name):
        name = ""
    while name and name not in _NAMELESS:
        shorter = next(
            (word for word in _NAMELESS if name.startswith(word) and (len(word) > 1 or word in "各全他同当両")), ""
        )
        if not shorter:
            return start
        name = name[len(shorter) :]
    before = run_start(plain, start, HIRAGANA_BEFORE)
    kana = plain[before:start]
    bordered = not before or plain[before - 1] in " 、。「("
    return before if bordered and 2 <= len(kana) <= 6 and kana[-1] not in _NO_END_OF_NAME else None


def _body_in_kana(plain: str, end: int) -> int | None:
    """Where a body begins whose own name is in hiragana behind what it is: NPO法人みらい."""
    kana = run_start(plain, end, HIRAGANA_BEFORE)
    start = run_start(plain, kana, _IN_BODY)
    return start if end - kana > 1 and _HEADS_OF_BODIES.search(plain, start, kana) else None


_HEADS_OF_BODIES = re.compile(r"(?:法人|会社|ステーション|サロン|カフェ|ホーム|サービス|クリニック|クラブ|会|食堂)\Z")
_IN_BODY = re.compile(r"[々〆一-鿿ァ-ヺー・A-Za-z]+\Z")


@cache
def _unique() -> frozenset[str]:
    return frozenset(map(plain_kanji, UNIQUE_BODIES))
