"""Names that a title gives away: what stands before さん, 様, 氏, 先生, ちゃん, くん and is no calling, body or word.

The name is read backwards from the title, in the script that stands there. Callings (大工さん), bodies (社協さん) and
words that only hold the letters (たくさん, 様子) are told by tables; whatever is left is taken for a name.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from chietai.privacy.surnames import (
    is_full_name,
    is_reading,
    is_single_kanji_surname,
    is_surname,
    looks_like_surname,
    surname_at_end,
    surname_at_start,
)
from chietai.privacy.vocabulary import BODIES, CALLINGS, KIN, LABELS, ROLES, TIMES, words_of
from chietai.text.folding import plain_kanji

Span = tuple[int, int]

LONGEST = 16
"""No name is longer; it bounds how far is looked back."""

MASKS = "〇○●◯◎＊*×✕■□△▲"
"""Signs with which writers hide a part of a name by themselves (小〇さん)."""

_KANJI = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〆"
KANJI_RUN = rf"[{_KANJI}]+(?:[ケヶヵツノッ](?=[{_KANJI}])[{_KANJI}]+)*"

_TITLE = re.compile(
    "さん(?!ぽ|ざん|さん|すう|こう|せい|ま(?:[^で]|$)|にん|ばん|ぱい|じゅう|ぎょう|しょう|がつ|ちょ"
    "|か(?:[しす者費なく]|せて|せる))"
    "|さま(?!ざ|た)|様(?![子式相態々変])|両?氏(?![名神子族姓素])|先生(?!方)|ちゃん(?!ぽん|こ|ちゃん|ねる)"
    "|くん(?!れん|しょう|せい|くん)|君(?!た[ちく]|が代|[主臨津達影])|殿(?![堂下様方])|女史|夫人"
    "|(?<=[々一-鿿])(?:サン|チャン|クン|どの)(?![ァ-ヺー])"
)
_WESTERN_TITLE = re.compile(
    r"(?<![A-Za-z])(?:Mr|Mrs|Ms|Miss|Dr)(?:\.\s?|\s)"
    rf"(?P<who>[A-Z][A-Za-z'’-]+(?: [A-Z][A-Za-z'’-]+)?|[{_KANJI}]{{1,4}}(?![{_KANJI}]))"
)
_HALF_IN_BRACKETS = re.compile(
    rf"(?<![{_KANJI}])(?P<family>[{_KANJI}]{{2,3}})\((?P<given>[{_KANJI}ぁ-ゖァ-ヺー]{{1,4}})\)\Z"
)
_ALLOWS_SPACE = ("さん", "様", "氏", "先生", "殿")
_LATIN_NAME = re.compile(r"[A-Za-z][A-Za-z.'’・-]*(?: [A-Z][A-Za-z.'’-]*)*\Z")
_NUMBER_OF = re.compile(
    r"[一二三四五六七八九十百千数何両〇0-9]*[一二三四五六七八九十百千数何両0-9][人名歳才号番階班組代軒棟世帯年月日回度]*\Z"
)
_ENDS_OF_CALLINGS = frozenset("屋者員師士会課部係局署院校園所店社館寺庁班協連職業婦手民客生徒童児族方達人側官長隊家")
# One kanji that stands before the letters of a title and is no name: verbs (話さんと), and what tells one of many.
_NO_SINGLE_NAMES = frozenset("話出貸返直探消押残示許隠壊倒号番階級歳才年月回度次目中上下前後内外間時分今毎最")
_VERBS_BEFORE_KUN = frozenset("行聞書働歩置着届引泣動続空開抜焼説解巻磨招導築敷傾響輝描吹炊弾浮利効向付叩今")
_PARTICLES = "はがをにでともへや"
# Ends of words before a name in hiragana: 優しいげんさん, 住んでいるみつさん, 元気なみつさん.
_OKURIGANA = re.compile(
    "(?:[しきけせてれめえじべ]*(?:んでいる|んでいた|っている|っていた|ている|ていた|てる|てた|った|んだ|しい|している)|まれの"
    "|いた|うの|るの|いの|たの|きた"
    "|からの|までの|との|への|での|には|では|とは|にも|でも|から|まで|より|って|する|した|する|[はがをにでともへやのなるいくうたしかっよ])"
)
_OPENERS = re.compile(
    "(?:でも|そして|それと|それで|それから|だから|いつも|また|まだ|もう|まず|もし|さて|ただ|もっと|ずっと|きっと|やはり|やっぱり|たまに|ときどき|たぶん|この"
    "|その|あの|どの|うちの|いつもの|みんなで|みんなの|となりの|となりは|むかいの|ほかに|ほかの|ここで|ここに|そこで|そこに|あとは|あとで|きのう|きょう|あした)"
)
_BEFORE_NAMES = words_of("当時 毎回 元 前 新 現 旧 故 町内 市内 隣町 隣 新任 後任 先任 通称 愛称 呼び名 本名 旧姓")
"""What stands right before a name, in kanji too, besides offices, bodies and times."""

_ENDS_OF_WOMENS_NAMES = frozenset("子江代枝美恵")
_OLD_NAMES_OF_ONE_KANJI = frozenset("松竹梅菊鶴花春夏秋冬雪静久峰常絹糸蝶吉辰滝浜仙豊房文光国初玉露")
_ENDS_OF_CONTEXTS = frozenset("目町区市棟号階班組課係室部会所院園局中")
_WITH = re.compile("と[お一話遊行来母父兄姉弟妹会、]")  # まりあちゃんとお母さん, but ちゃんとした
_TWICE = re.compile(r"(..)\1|さん|ちゃん|くん")
_DEITIES = frozenset(
    words_of("八幡 大日 薬師 不動 毘沙門 布袋 荒神 竜神 明神 権現 阿弥陀 釈迦 大師 水神 山神 氏神 えびす しゃか")
)
_ROMAJI = re.compile("(?:[KSTNHMYRWGZDBPJCF]?[YH]?[AIUEO]N?){3,}")
_TAIL_OF_BODY = re.compile(
    "(?:の?(?:会(?![う社])|カフェ|サロン|クラブ|事業|ネット|プロジェクト|運動|倶楽部|広場|通信|便|体操|食堂|まつり|祭|ひろば|サービス|センター|マップ|カード"
    "|制度|券|ポイント|隊|バス|活動|チーム|パトロール|号))"
)
_QUOTED_BODY = ("「", "『", "“", '"', "【", "《")
_KATAKANA_ENDS = re.compile(
    "(?:ター|マネ|ジャー|ワーカー|スタッフ|ヘルパー|ナース|メンバー|リーダー|ニャン|サービス|ホーム|クリニック|ステーション|ショップ|ストア|マート|バス"
    "|タクシー|クラブ|サロン|カフェ|グループ|チーム|ケア|デイ|ハウス|コープ|ロボット|ペッパー|ドライバー|シルバー|ユーザー|オーナー|プレーヤー|ランナー"
    "|テナー|ゲスト|シニア|プロ|ライダー|ママ|パパ|マン|リハ|レディ|リスト|ニスト|ティスト|イスト|ライター|メーカー|フード|ビル|マンション|アパート)\\Z"
)


def titled_names(plain: str) -> Iterator[Span]:
    """The names with a title in `plain` (as `plain_kanji` and `halfwidth` leave a text), the titles not included."""
    if "M" in plain or "D" in plain:
        for match in _WESTERN_TITLE.finditer(plain):
            yield match.span("who")
    for match in _TITLE.finditer(plain):
        title = match.group()
        end = match.start()
        if end and plain[end - 1] == ")":
            halves = _HALF_IN_BRACKETS.search(plain, max(0, end - LONGEST), end)
            if halves and (is_surname(halves["family"]) or looks_like_surname(halves["family"])):
                yield halves.span("family")
                yield halves.span("given")
            continue
        spaced = end > 1 and plain[end - 1] in " \t" and title in _ALLOWS_SPACE
        if spaced:
            end -= 1
        start = _name_before(plain, end, title, match.end(), spaced)
        if start is not None:
            yield start, end


def run_start(text: str, end: int, run: re.Pattern[str]) -> int:
    """Where the characters begin that stand right before `end`, at most `LONGEST`; `run` is one of those below."""
    match = run.search(text, max(0, end - LONGEST), end)
    return match.start() if match else end


_KANJI_BEFORE = re.compile(rf"{KANJI_RUN}\Z")
HIRAGANA_BEFORE = re.compile(r"[ぁ-ゖゝゞー]+\Z")
_KATAKANA_BEFORE = re.compile(r"[ァ-ヺー・ヽヾｦ-ﾟ]+\Z")
IS_KANJI = re.compile(f"[{_KANJI}]")
IS_HIRAGANA = re.compile("[ぁ-ゖゝゞー]")
_IS_KANA = re.compile("[ぁ-ゖァ-ヺ]")
IS_KATAKANA = re.compile("[ァ-ヺー・ヽヾｦ-ﾟ]")


def kanji_start(text: str, end: int) -> int:
    """Where the kanji begin that end at `end`; ケ, ツ or ノ between two of them belongs to them (三ツ木)."""
    return run_start(text, end, _KANJI_BEFORE)


def _name_before(plain: str, end: int, title: str, after: int, spaced: bool) -> int | None:
    """Where the name begins that ends at `end`; None if nobody is named there."""
    if not end:
        return None
    if any(plain[max(0, end - n) : end] in _mixed_callings() for n in range(2, 9)):
        return None
    if title in ("様", "さま") and any(plain[max(0, end - n) : end] in _DEITIES for n in (2, 3)):
        return None
    last = plain[end - 1]
    if last in MASKS:
        return _half_hidden(plain, end)
    if IS_KANJI.match(last):
        return _in_kanji(plain, end, title, after, spaced)
    if spaced and not last.isascii():
        return None
    drawn_out = last == "ー" and end > 1 and IS_HIRAGANA.match(plain[end - 2])  # みーちゃん
    if IS_KATAKANA.match(last) and not drawn_out:
        return _in_katakana(plain, end, title)
    if IS_HIRAGANA.match(last):
        return _in_hiragana(plain, end, title, after)
    if last.isascii() and (last.isalpha() or last == "."):
        return _in_letters(plain, end, spaced)
    return None


def _half_hidden(plain: str, end: int) -> int | None:
    """山〇さん, 高○花○様. Where all is hidden, nobody is named."""
    start = end
    shown = 0
    while start and end - start < 6 and (plain[start - 1] in MASKS or IS_KANJI.match(plain[start - 1])):
        start -= 1
        shown += plain[start] not in MASKS
    if not shown and start and (IS_HIRAGANA.match(plain[start - 1]) or IS_KATAKANA.match(plain[start - 1])):
        before = plain[start - 2 : start - 1] if start > 1 else ""
        lone = not before or not (IS_HIRAGANA.match(before) or IS_KATAKANA.match(before))
        return start - 1 if lone and plain[start - 1] not in _PARTICLES + "のな" else None
    return start if shown else None


def _in_kanji(plain: str, end: int, title: str, after: int, spaced: bool) -> int | None:
    start = kanji_start(plain, end)
    name = plain[start:end]
    before = plain[start - 1] if start else ""
    if title == "どの" and not is_surname(name):
        return None
    if spaced:
        surname = surname_at_end(name)
        return end - len(surname) if surname else start if is_full_name(name) else None
    if before and before in MASKS and not is_surname(name) and len(name) < 3:
        return _half_hidden(plain, end)
    if name in _ENDS_OF_WOMENS_NAMES and before and before not in "おごのいっ":
        kana = run_start(plain, start, _KATAKANA_BEFORE if IS_KATAKANA.match(before) else HIRAGANA_BEFORE)
        if start - kana > 1:
            return kana if start - kana < 4 else start - 2  # キミ子さん, とし子さん
    if len(name) == 1 and name in "子男美太" and before.isascii() and before.isupper():
        return start - 1  # Ａ子さん
    if name in _callings():
        return None
    if is_surname(name) or is_full_name(name):
        return _with_first_half(plain, start, name)
    if _NUMBER_OF.match(name) or (before and before.isdigit() and len(name) < 3):
        return None
    surname = surname_at_end(name)
    if surname:
        rest = name[: -len(surname)]
        unknown = bool(rest) and rest[-1] not in _ENDS_OF_CONTEXTS and not is_context(rest)
        return start if unknown and len(name) < 6 else end - len(surname)
    if any(name[-n:] in _callings() for n in range(2, min(8, len(name)))):
        return None
    if name[-1] in _ENDS_OF_CALLINGS and not (len(name) == 1 and is_single_kanji_surname(name)):
        return None
    if len(name) == 1:
        return _single_kanji(plain, start, end, title, after, before)
    if before and before in "おご御" and name != "千代":
        return None
    surname = surname_at_start(name)
    if surname and len(name) - len(surname) < 4:
        return start
    if len(name) > 4:
        known = next((n for n in range(len(name) - 1, 1, -1) if is_context(name[:n])), 0)
        return start + known
    return _with_first_half(plain, start, name)


def _single_kanji(plain: str, start: int, end: int, title: str, after: int, before: str) -> int | None:
    name = plain[start:end]
    if title == "先生" and name in "元前新旧現":
        return None
    if name in "上中" and (not before or before in " 、。とのは"):
        return start
    if name in _NO_SINGLE_NAMES and title not in ("様", "氏"):
        return None
    if title in ("くん", "ちゃん") and name in _VERBS_BEFORE_KUN and plain.startswith(tuple("だでじのとな"), after):
        return None
    if title in ("様", "氏", "殿", "君") and not is_single_kanji_surname(name):
        return None  # 同様, 各氏, 神殿, 主君
    if before and before in "おご御" and name not in _OLD_NAMES_OF_ONE_KANJI:
        return None
    if before and IS_HIRAGANA.match(before) and title == "先生":
        return start if is_single_kanji_surname(name) else None
    return _with_first_half(plain, start, name)


def _with_first_half(plain: str, start: int, name: str) -> int:
    """A surname that stands before a given name with a space (高木　花子さん) belongs to the name."""
    if is_surname(name) or start < 3 or plain[start - 1] not in " \t　":
        return start
    first = kanji_start(plain, start - 1)
    surname = surname_at_end(plain[first : start - 1])
    return start - 1 - len(surname) if surname else start


def _in_katakana(plain: str, end: int, title: str) -> int | None:
    start = run_start(plain, end, _KATAKANA_BEFORE)
    while start < end and plain[start] in "・ー":
        start += 1
    name = plain[start:end]
    last = name.rsplit("・", 1)[-1]
    if last == "ワン" and title == "ちゃん":
        return None
    if not name or last in _callings() or _KATAKANA_ENDS.search(name):
        return None
    before = plain[start - 1] if start else ""
    if before and before.isdigit():
        return None
    if before and IS_KANJI.match(before):
        first = kanji_start(plain, start)
        run = plain[first:start]
        surname = surname_at_end(run)
        if surname:
            return start - len(surname)
        return start if is_context(run) else None
    if before in " \t　" and before:
        first = run_start(plain, start - 1, _KATAKANA_BEFORE)
        if start - 1 - first > 1 and plain[first : start - 1] not in _callings():  # イマイ タロウ様
            return first
        return _with_first_half(plain, start, name)
    return start


def _in_hiragana(plain: str, end: int, title: str, after: int) -> int | None:
    start = run_start(plain, end, HIRAGANA_BEFORE)
    name = plain[start:end]
    before = plain[start - 1] if start else ""
    if _is_hiragana_calling(name, before) or _TWICE.fullmatch(name):
        return None
    if name.endswith("っ") and (title != "ちゃん" or len(name) > 2):
        return None
    if name.endswith("の") and title in ("様", "先生"):
        return None
    if start and before in MASKS:
        half = _half_hidden(plain, start)
        if half is not None and len(name) < 3:
            return half
    follows = plain[after : after + 4]
    if title == "くん" and follows.startswith(("だ", "で", "じゃ", "の")):
        return None
    if title == "ちゃん" and follows.startswith("と") and (not _WITH.match(follows) or _OPENERS.match(name)):
        return None
    if title == "さん" and follows.startswith("な") and name.endswith("な"):
        return None
    if before and (IS_KANJI.match(before) or IS_KATAKANA.match(before) or before.isalnum()):
        surname = surname_at_end(plain[kanji_start(plain, start) : start]) if IS_KANJI.match(before) else ""
        if surname and 2 <= len(name) <= 4 and name[0] not in "のはがをにでとも":
            return start - len(surname)
        stripped = _after_okurigana(name)
        if stripped is None:
            run = plain[kanji_start(plain, start) : start] if IS_KANJI.match(before) else ""
            if not (run and is_context(run) and len(name) > 1):
                return None
            stripped = name
        name = stripped
    else:
        opener = _OPENERS.match(name)
        if opener and len(name) - opener.end() > 1:
            name = name[opener.end() :]
    at = name.rfind("の", 0, -1)
    if 0 <= at < len(name) - 2:
        name = name[at + 1 :]
    if len(name) > 5:
        cut = max((i for i in range(len(name) - 2) if name[i] in _PARTICLES), default=-1)
        name = name[cut + 1 :]
    name = name.lstrip("ーゝゞ")
    if len(name) < 2 or len(name) > 6 or _is_hiragana_calling(name, ""):
        return None
    if _TAIL_OF_BODY.match(plain, after):
        return None
    opening = end - len(name) - 1
    if opening >= 0 and plain[opening] in _QUOTED_BODY and plain[after : after + 1] in tuple('」』”"】》'):
        return None if not plain.startswith(("という方", "と呼", "という人"), after + 1) else end - len(name)
    return _with_first_half(plain, end - len(name), name)


def _after_okurigana(name: str) -> str | None:
    """What is left of hiragana behind a kanji when the end of that word and particles are taken off."""
    left = name
    for _ in range(3):
        match = _OKURIGANA.match(left)
        if not match or len(left) - match.end() < 2:
            break
        left = left[match.end() :]
        if match.group()[-1] in _PARTICLES + "の":
            break
    return left if left != name else None


def _is_hiragana_calling(name: str, before: str) -> bool:
    """Whether hiragana before a title is a calling, or ends with one: おとなり, うちのおばあ."""
    if name in _callings():
        return True
    if is_reading(name):
        return False
    for n in range(2, min(8, len(name))):
        if name[-n:] in _callings():
            left = name[:-n]
            if n > 2 or (left[-1] in _PARTICLES + "のなるいたくう" and len(left) > 1) or left in "のはがとにも":
                return True
    return bool(before) and before in "おご御" and len(name) == 1


def _in_letters(plain: str, end: int, spaced: bool) -> int | None:
    start = max(0, end - 40)
    match = _LATIN_NAME.search(plain[start:end])
    if not match:
        return None
    name = match.group()
    begin = start + match.start()
    bare = name.rstrip(".")
    if (
        bare in _callings()
        or bare.upper() in _callings()
        or (bare.isupper() and bare.isalpha() and len(bare) > 2 and not (len(bare) > 4 and _ROMAJI.fullmatch(bare)))
    ):
        return None
    if spaced and not name[0].isupper():
        return None
    if begin and (plain[begin - 1].isascii() and plain[begin - 1].isalnum()):
        return None
    return begin


@cache
def _callings() -> frozenset[str]:
    kin = (
        word.removesuffix(title) for word in KIN for title in ("さん", "ちゃん", "様", "さま") if word.endswith(title)
    )
    return frozenset(map(plain_kanji, (*CALLINGS, *ROLES, *kin)))


@cache
def _mixed_callings() -> frozenset[str]:
    """The callings that are written in kanji and kana: 幼なじみ, お手伝い."""
    return frozenset(word for word in _callings() if IS_KANJI.search(word) and _IS_KANA.search(word))


@cache
def _contexts() -> frozenset[str]:
    return frozenset(map(plain_kanji, (*TIMES, *_BEFORE_NAMES, *ROLES, *LABELS, *BODIES))) | _callings()


@lru_cache(4096)
def is_context(word: str) -> bool:
    """Whether `word` is, or ends with, what usually stands right before a name: an office, a body, a time."""
    return any(word[-n:] in _contexts() for n in range(1, min(9, len(word) + 1)) if n > 1 or len(word) == 1)
