"""Keys under which text from people is searched and compared; they are never shown and never stored.

`fold` makes spellings of one text equal; `variant_key` forms of one kanji too: 髙橋 and 高橋, 渡邊 and 渡辺.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from chietai.text.characters import BROKEN, CONTROLS, DIRECTIONS, IDEOGRAPHS, JOINERS, NOTHINGS, SELECTORS

_DASHES = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u207b\u208b\u2212\u2500\u2501\u30fc\ufe58\ufe63", "-")
    | dict.fromkeys("\u223c\u223e\u3030\u301c", "~")
    | {"\u309b": "\u3099", "\u309c": "\u309a"}
    | {chr(code): chr(code - 0x60) for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
)
_UNSEEN = re.compile(rf"[\s{CONTROLS}{DIRECTIONS}{BROKEN}{NOTHINGS}{JOINERS}{SELECTORS}]+")
# What folds by itself, whatever stands beside it: ASCII, kana without marks, kanji, full-width forms of ASCII.
_APART = re.compile("[\t\n\r -~\u3000-\u3029\u3030-\u3098\u309d-\u30ff\u3400-\u9fff\uff01-\uff5e]*")


def fold(text: str) -> str:
    """The key under which `text` is searched and compared; never shown or stored. fold(fold(x)) == fold(x).

    Width, case, katakana and hiragana, dashes (the prolonged sound mark among them), waves, spaces, variation
    selectors and everything invisible make no difference (NFKC, case folding, and the tables above).
    """
    return "".join(map(_FOLDS.__getitem__, text)) if _APART.fullmatch(text) else _folded(text)


def _folded(text: str) -> str:
    while True:
        key = _UNSEEN.sub("", text.translate(IDEOGRAPHS).translate(_DASHES))
        key = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", key).casefold())
        key = _UNSEEN.sub("", key.translate(_DASHES))
        if key == text:
            return key
        text = key


# Each group: forms of one kanji that may stand for each other in one family's name. Only proposed, never joined.
_VARIANTS = (
    "高髙 崎﨑嵜碕 辺邉邊 沢澤 斉斎齊齋 浜濱濵 桜櫻 広廣 国國 島嶋嶌 吉𠮷 真眞 徳德 恵惠 栄榮 "
    "竜龍 滝瀧 関關 富冨 曽曾 条條 塩鹽 渕淵渊 峰峯 柳栁 桑桒 藤籐 黒黑 黄黃 浅淺 円圓 "
    "宝寶寳 実實 寿壽 弥彌 総總 緑綠 蔵藏 薮藪 豊豐 鉄鐵 静靜 頼賴 館舘 穂穗 礼禮 児兒 亀龜 "
    "会會 参參 学學 応應 戸戶 晃晄 来來 清淸 瀬瀨 猪豬 聡聰 荘莊 薫薰 蝉蟬 麦麥 凜凛 堯尭 "
    "遥遙 瑶瑤 槙槇 籠篭 晋晉 郎郞 勲勳 巌巖 岳嶽 彦彥 慎愼 暁曉 横橫 歩步 毎每 温溫 狭狹 "
    "献獻 産產 畑畠 県縣 穣穰 糸絲 芸藝 芦蘆 覚覺 譲讓 間閒 須湏 鴬鶯 鴎鷗 万萬 与與 仏佛 "
    "伝傳"
)


@cache
def _variants() -> dict[int, str]:
    return {ord(form): group[0] for group in _VARIANTS.split() for form in fold(group)[1:] if form != group[0]}


def plain_kanji(text: str) -> str:
    """`text` with every known form of a kanji replaced by one of them, and nothing else changed.

    One character for one: a place in the answer is the same place in `text`.
    """
    return text.translate(_variants())


def variant_key(name: str) -> str:
    """`fold(name)` with every known form of a kanji replaced by one of them."""
    return "".join(map(_KEYS.__getitem__, name)) if _APART.fullmatch(name) else _key(name)


def _key(name: str) -> str:
    return _folded(name).translate(_variants())


class _ByCharacter(dict[str, str]):
    """What single characters become, worked out when each is first met: several times as fast as whole texts, and
    nearly every text can be put together from them."""

    def __init__(self, of: Callable[[str], str]) -> None:
        self._of = of

    def __missing__(self, character: str) -> str:
        found = self[character] = self._of(character)
        return found


_FOLDS = _ByCharacter(_folded)
_KEYS = _ByCharacter(_key)
