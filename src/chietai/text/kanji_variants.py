"""Forms of one kanji: 髙橋 and 高橋, 渡邊 and 渡辺. For comparing names only, never for storing them."""

from functools import cache

from chietai.text.gate import fold

# Each group: forms of one kanji that the same family writes now so, now so. Only proposed, never joined.
_FORMS = (
    "高髙 崎﨑嵜碕 辺邉邊 沢澤 斉斎齊齋 浜濱濵 桜櫻 広廣 国國 島嶋嶌 吉𠮷 真眞 徳德 恵惠 栄榮 "
    "竜龍 滝瀧 関關 富冨 曽曾 条條 塩鹽 渕淵渊 峰峯 柳栁 桑桒 藤籐 黒黑 黄黃 浅淺 円圓 "
    "宝寶寳 実實 寿壽 弥彌 総總 緑綠 蔵藏 薮藪 豊豐 鉄鐵 静靜 頼賴 館舘 穂穗 礼禮 児兒 亀龜 "
    "会會 参參 学學 応應 戸戶 晃晄 来來 清淸 瀬瀨 猪豬 聡聰 荘莊 薫薰 蝉蟬 麦麥 凜凛 堯尭 "
    "遥遙 瑶瑤 槙槇 籠篭 晋晉 郎郞 勲勳 巌巖 岳嶽 彦彥 慎愼 暁曉 横橫 歩步 毎每 温溫 狭狹 "
    "献獻 産產 畑畠 県縣 穣穰 糸絲 芸藝 芦蘆 覚覺 譲讓 間閒 須湏 鴬鶯 鴎鷗 万萬 与與 仏佛 "
    "伝傳"
)


@cache
def _table() -> dict[int, str]:
    return {ord(form): group[0] for group in _FORMS.split() for form in fold(group)[1:] if form != group[0]}


def variant_key(name: str) -> str:
    """`fold(name)` with every known form of a kanji replaced by one of them."""
    return fold(name).translate(_table())
