"""Substitutes for characters that the bitmap font (JIS X 0208) lacks.

Only for drawing: another shape of the same kanji in a heading is better than a hole; names in lists keep their own.
"""

import unicodedata
from collections.abc import Container

from chietai.text.graphemes import clusters

# The same kanji in the shape that JIS X 0208 has (JIS X 0213 and the IBM extensions against JIS X 0208).
_PAIRS = """
髙高 﨑崎 𠮷吉 德徳 濵浜 栁柳 桒桑 槗橋 𣘺橋 淸清 昻昂 黑黒 靑青 緖緒 增増 寬寛 敎教 橫横 錄録 瀨瀬 薰薫 頰頬
鷗鴎 吞呑 噓嘘 剝剥 塡填 搔掻 摑掴 瘦痩 繫繋 蔣蒋 醬醤 顚顛 麴麹 囊嚢 俠侠 俱倶 姸妍 屛屏 幷并 戶戸 旣既 晚晩
步歩 每毎 淚涙 渴渇 溫温 狀状 硏研 禱祷 簞箪 綠緑 緣縁 蠟蝋 虛虚 賴頼 鄕郷 閒間 驒騨 黃黄 鹼鹸 內内 吳呉 巢巣
强強 戾戻 揭掲 曆暦 榆楡 歷歴 焰焔 產産 稅税 絕絶 說説 郞郎 閱閲 彥彦 姬姫 晳晰 﨟臈 萊莱 麵麺 頹頽 潑溌 瀆涜
屢屡 蟬蝉 攢攅 卽即
"""
SUBSTITUTES = {pair[0]: pair[1] for pair in _PAIRS.split()}
# Windows and the standard name these signs differently.
_SIGNS = {
    "\uff5e": "\u301c",
    "\u2225": "\u2016",
    "\uff0d": "\u2212",
    "\u2014": "\u2015",
    "\u2013": "\u2015",
    "\uffe0": "\u00a2",
    "\uffe1": "\u00a3",
    "\uffe2": "\u00ac",
    "\u22ef": "\u2026",
    "\u2022": "\u30fb",
    "\u00b7": "\u30fb",
    "\u2713": "\u3007",
}


def drawable(text: str, known: Container[str]) -> list[str]:
    """`text` as a list of what to draw one after the other: characters of `known`, spaces, or clusters that have none.

    `known`: the characters of the font. Signs of several letters are taken apart ("㈱" becomes "(株)").
    """
    drawn: list[str] = []
    for cluster in clusters(text):
        head = cluster[0]
        if all(char in known for char in cluster):
            drawn.extend(cluster)
            continue
        if head in known or head.isspace():
            drawn.append(head)
            continue
        for likeness in (SUBSTITUTES.get(head), _SIGNS.get(head), unicodedata.normalize("NFKC", cluster)):
            if likeness and all(char in known for char in likeness):
                drawn.extend(likeness)
                break
        else:
            drawn.append(cluster)
    return drawn
