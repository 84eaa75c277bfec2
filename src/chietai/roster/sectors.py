"""The five sectors (主体), and a proposal for a member whose list names only the organisation."""

from functools import cache

from chietai.text.folding import fold

CITIZENS = "市民"
NEIGHBOURHOOD = "地域社会"
GROUPS = "地域活動団体"
CARE = "医療・介護関係者"
CITY = "行政"
SECTORS = (CITIZENS, NEIGHBOURHOOD, GROUPS, CARE, CITY)

_ORGANISATIONS: dict[str, str] = {
    CITIZENS: "市民 住民 区民 町民 公募委員 健康づくり推進員 サロン 家族会",
    NEIGHBOURHOOD: "自治会 町内会 町会 管理組合 商工会 商工会議所 商店会 商店街 民生委員 児童委員 PTA 消防団 青少年",
    GROUPS: "社会福祉協議会 社協 老人クラブ シニアクラブ シルバー人材センター NPO 特定非営利活動法人 ボランティア"
    " 生活協同組合 生協",
    CARE: "地域包括 医師 歯科 薬剤師 薬局 訪問看護 訪問介護 看護 介護 ケアマネ 在宅医 病院 診療所 クリニック MSW PSW"
    " 老健 特養 グループホーム デイサービス 接骨 柔道整復 理学療法 作業療法 認知症実践リーダー 認知症支援推進員"
    " 在宅療養",
    CITY: "行政 市役所 区役所 町役場 役場 都庁 県庁 保健所 生活支援コーディネーター 市職員 高齢者支援課 介護保険課",
}


@cache
def _keys() -> list[tuple[str, str]]:
    keys = [(fold(word), sector) for sector, words in _ORGANISATIONS.items() for word in words.split()]
    return sorted(keys, key=lambda pair: -len(pair[0]))


@cache
def _spellings() -> dict[str, str]:
    return {fold(sector).replace(fold("・"), ""): sector for sector in SECTORS}


def known_sector(word: str) -> str | None:
    """The sector that `word` names, in its usual spelling; None when it names none of the five."""
    return _spellings().get(fold(word).replace(fold("・"), ""))


def guess_sector(organisation: str) -> str:
    """A proposal for the sector of somebody from `organisation`; "" when there is none.

    The longest known word inside the name of the organisation decides.
    """
    key = fold(organisation)
    return next((sector for word, sector in _keys() if word in key), "")
