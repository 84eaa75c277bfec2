"""Whether a figure counts what stands after it (2 丁目の坂) or is the number of a table (2 坂がきつい).

Many counters also begin ordinary words: 分からない, 年寄り, 回覧板, 階段, 足が痛い. So what follows a counter decides;
after some of them only a person can say (2 人が来ない).
"""

import re

from chietai.text.figures import halfwidth

_SO_MANY = "しか|だけ|ほど|程度|くらい|ぐらい|以[上下内外]|未満|ずつ"

_COUNTED = re.compile(
    "|".join(
        (
            # Places, money, measures: no word begins so.
            r"丁目|番地|番線|番目|[かヶカケヵ箇](?:月|所|国|年)|週間|坪|匹|学期|期目|代目|代続|食分|泊(?=[\d二三四])",
            r"円(?![滑満卓形陣])|[万千百十]+(?:円|人|年|歳|戸|世帯)|割(?![りれ引合安高増])|倍(?!増)",
            r"[歳才](?![をの末能月暮と])|歳の(?!せい|差|暮|市)",
            r"(?:[kc]?m|[km]?g|l?dk|㎡)(?![a-z])|キロ|メートル|センチ|[%％]|パーセント",
            # Counters that are also the beginnings of words.
            r"戸(?![締建惑棚口外])|階(?![段下上層])|人(?=[で以暮組乗掛連分])|年(?=[前後間目生以ぶ度近半続経])",
            r"月(?=[末頃ご中上下分以]|から|まで)|日(?=[目間前後お以])|時(?![々代計期間点折給刻])",
            r"時間(?=[に以半待かもほぐく前後の目])|分(?=[間前後ほ以歩ぐくのおも]|かか)|号(?=[線室棟車])",
            r"回(?![覧復数転る答収想線避りっら路])|[台件枚通](?=[のもしず以目分])|[本個便](?=[もしず以目分])|度(?=[も目以])",
            r"つ(?=[のもにしでをがはと目以あ先]|$)|点(?=[あ目も])|段(?=[の目も])|世[代帯](?=[同で住])|[軒棟杯畳](?=[のもし隣先])",
            rf"(?:[人名年月日分時本台件枚個冊杯軒棟度回番週便点組]|時間|往復|世帯|世代|種類)(?:{_SO_MANY})",
            # Figures go on: 2 、3人, 2 〜3日.
            r"[、,・〜～~ー\-:.)](?=\s*\d)",
        )
    ),
    re.IGNORECASE,
)

_COUNTED_PERHAPS = re.compile(
    r"(?:分(?!か)|[人年月日名本台件時度番週枚冊軒棟便段組区班]|時間|往復|世帯|世代|種類|系統|車線)"
    r"(?=[がのはもをにでとや]|から|まで|ある|あり|あっ|いる|いま|いた|いな|ない)"
    r"|人(?=[前目家])|時間|[歳才]|(?:[人年月日名本台件時度番週枚冊軒棟便段組区班品色部着歩畳町位周]|往復|種類|世[代帯]|系統|車線)$"
    r"|(?:hours?|minutes?|days?|weeks?|months?|years?|times|people|persons?|houses?|buses|bus|shops?|of|or|to"
    r"|[ap]\.?m\.?|noon|o'clock)\b",
    re.IGNORECASE,
)

_PARTICLE = re.compile(r"[のはがにへとで](?=[㐀-鿿ァ-ヶ\d「])|を")


def counts(rest: str) -> bool | None:
    """Whether a figure before `rest` counts something: 2 丁目; None when only a person can say."""
    plain = halfwidth(rest)
    if _COUNTED.match(plain):
        return True
    return None if _COUNTED_PERHAPS.match(plain) or goes_on(rest) else False


def goes_on(rest: str) -> bool:
    """Whether `rest` begins with a particle, so that what stands before it belongs to the same sentence."""
    return _PARTICLE.match(rest) is not None
