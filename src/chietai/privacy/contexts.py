"""What the words beside a name say: that a person is meant, that a place or a body is, or neither.

All expressions are for texts under `variant_key` without spaces, so katakana stands here as hiragana. Whole words come
from `vocabulary`; what stands here is of people, or of places, only with what follows it (宅, but not 宅配).
"""

import re
from collections.abc import Iterable

from chietai.privacy.vocabulary import LABELS, LOCAL_ROLES, ROLES, ROLES_WITH_BODY, TIMES, TITLES, any_of, words_of
from chietai.text.folding import variant_key


def _any_of(words: Iterable[str]) -> str:
    return any_of(map(variant_key, words))


# No honorific: さんぽ, 様子, 氏名, ちゃんと, くんれん.
_NO_HONORIFIC = (
    "さん(?:ぽ|か[くしいん]|せい|すう)|様(?:[子々式相態]|にな)|氏[名神子族]|ちゃん(?:と|ぽん)|くん(?:れん|せい)|君主"
)
_HONORIFIC = f"(?!{_NO_HONORIFIC}){_any_of([*TITLES, 'はん', '-san', '-sama', '-sensei'])}"
_ROLE = _any_of(ROLES)
# Held for a place or a body: after the name of a place they speak of whoever holds them there.
_LOCAL_ROLE = _any_of(
    (*LOCAL_ROLES, *ROLES_WITH_BODY, *words_of("民生委員 児童委員 老人会長 婦人会長 支所長 センター長 会長 店長 局長"))
)
_KIN = (
    "の(?:お?(?:ばあ|じい|婆|爺|祖母|祖父|母|父|とう|かあ|にい|ねえ|兄|姉|嫁|孫|子|婿|姑|舅)(?:さん|様|ちゃん|ども|さま)?(?![供場園])"
    "|奥|ご?主人|旦那|だんな|妻|夫|息子|娘|弟|妹|ご?家族|ご?本人|ご?両親|親|お宅|うち(?!の方)|自宅)"
)
_HOUSE = (
    "宅(?!地|配|老|急)|方(?=[にへをでがは]|$)|家(?!庭|具|電|事|賃|屋|計|畜)|邸|ご?夫妻|ご?夫婦|ご?本人|ご?一家|さんち|んち|んとこ"
    "|案(?!内|件|じ|の定)|談(?!話|合|判|笑)|記(?=[)」、。]|$)|分(?=[はをがのも、]|$)|宛|あて(?!に)|jr"
    "|姉妹|兄弟|親子|の?両名|の?両氏|両人|氏"
)
_OTHERS = "(?:他|ほか|ら|外)(?:\\d|[一二三四五六七八九十]|数)|たち(?!ま)|達|ら(?=[がはをのにも]|$)"

HONORIFIC_END = re.compile(f"{_any_of(TITLES)}$")
"""At the end of a name."""
TITLED = re.compile(f"{_HONORIFIC}|{_ROLE}")
"""Right after a name: an honorific or an office."""
LOCAL_ROLE = re.compile(_LOCAL_ROLE)
"""Right after what may be a place: an office that is held for one."""
KIN = re.compile(f"{_KIN}|{_HOUSE}|{_OTHERS}")
"""Right after a name: kinship, the house, others with the person."""

_CLAUSE = "[^。、,がは]{0,10}?"
_DOES = (
    "話[しすせさ]|言[いうっわ]|いう|述べ|説明|反対|賛成|提案|挙げ|あげ[たる]|発言|報告|担当|倒れ|断[らりるっ]|引き?受け|引受|買[いうっ]|来(?!年|月|週|る\\d)|開け|あけ|閉め|"
    "行[かきくっこ]|休[みむん]|帰[りるっ]|泣|怒|笑|困|欠席|出席|参加|質問|答え|聞[いき]|決め|考え|思[いうっ]|頼[みむん]|書[いき]|読[みむん]|伺|訪|"
    "亡くな|入院|退院|骨折|転[びぶんがっ]|住[みむん]|運[びぶん]|教え|連れ|迎え|送[りるっ]|届け|伝え|待[ちつっ]|協力|手伝|引っ越|呼[びぶん]|"
    "渡[しす]|払[いうっ]|抜け|辞め|務め|勤め|つとめ|やる|やっ|作[りるっ]|持[ちつっ]|見(?:に|守|て)|心配|詳し|くわし|得意|苦手|認知症|"
    "電話|相談|紹介|進行|司会|記録|まとめ|預か|面倒|世話|遅れ|早退|留守|元気|一人|独り|ひとり|車を|鍵|立[ちつっ]|感じ|喜"
)
SPEAKS = re.compile(
    f"(?:[がはも]|のみ|だけ(?:が|は)?|しか|さえ|こそ|だけで)(?!の){_CLAUSE}(?:{_DOES})"
    "|に(?:も|は)?[^。、,がはをで]{0,4}?(?:確認|打診|交渉|依頼|引き?継|頼|聞|きく|お願い|相談|任せ|まかせ|渡|連絡|電話|伝え|声|会[いうっ]|話|教わ|習|もら|預|譲|届け|返|手伝|やって|して)"
    "|と(?:も|は)?(?:連絡|話|会[いうっ]|相談|一緒|いっしょ|二人|ふたり|組[みむん])"
    "|から(?:も|は)?(?:聞|連絡|電話|提案|話|報告|預|借|もら|苦情|相談|の(?:話|電話|連絡|相談))"
    "|(?:へ|まで)(?:も)?(?:引き?継|確認|打診|依頼|渡|連絡|電話|送[りるっ]|届け|頼|お願い|伝え|申し|知らせ|一報|声)"
    "|を(?:訪ね|見舞|呼[びぶん]|誘|連れ|迎え|送[りるっ]|紹介|推薦|推[しす]|説得|囲|病院)"
    "|の(?:当番|担当分|役(?![所場])|話|意見|案|発言|希望|提案|説明|車|電話|件|返事|考え|思い|友人|知り合い|後任|代理|手術|足|体|入院|介護|誕生|葬|都合|名前|携帯|声)"
)
"""Right after what may be a word, a place or a name: what only a person does, or is asked for."""
ONLY_OF_PEOPLE = re.compile("の(?:発言|希望|返事|後任|代理|手術|体|入院|介護|誕生|葬|携帯|奥|妻|夫|息子|娘|孫)")

PERHAPS_SPEAKS = re.compile(
    "以外|抜き|から(?:も|は)?[^。、]{0,12}(?:要望|苦情|連絡|相談|提案|電話|話|申し出|報告|返事)|まで(?:$|[(、。])|へ(?:$|[(、。])"
)
"""Right after what may be a word, a place or a name: what a place or a body may do as well."""

SPEAKER = re.compile("[:：「『]")
"""Right after a name at the beginning of a clause: what somebody says."""

_LABEL = _any_of(LABELS)
INTRODUCED = re.compile(f"{_ROLE}(?:の|は|:|=|・|、|-|→|が)?$|(?:{_LABEL}|旧姓|本名|事務局)(?:は|:|=|・|、|-|→)?$")
"""Right before a name: an office, or a word such as 担当."""
BODY_BEFORE = re.compile(
    "(?:社協|包括|センター|せんた-|事務局|役場|役所|民生|民協|商工会|老人会|町会|町内会|自治会|npo|けあまね|薬局|医師会|[課係室会])の$"
)
"""Right before what may be a name: a body, as in 包括の東."""

_FREE_WORDS = words_of(
    """
    前日 当日 本日 後日 翌日 毎月 毎年 今月 来月 先月 午前 午後 以前 以後 結局 実際 最近 最初 最後
    欠席 出席 遅刻 早退 参加 発表 発言 報告 質問 回答 提案 賛成 反対 記入 作成 文責
    """
)
OF_BEFORE = re.compile("(?:^|[^\u3400-\u9fff])[故亡前元新旧現]$")
"""Right before a name of two kanji and more: the late, the former, the new one."""
FREE_BEFORE = re.compile(f"{_any_of((*TIMES, *_FREE_WORDS))}$")
"""Kanji that end a word, so that a name may begin after them without a space."""

PLACE_AFTER = re.compile(
    "[市区町村県都府道郡駅線橋街通台地団園校公病川山森林沢湖島崎岸坂谷丘原神社寺東西南北中大小内店医歯薬荘苑館堂池浜港門銀商建工組病院口沿辺底水]"
    "|ほ-む|くりにっく|でい(?:さ-)?|まんしょん|あぱ-と|はいつ|せんた-|病院|建設|不動産|電[気機器]|酒[店屋造]|製[作薬]|運送|塾|屋(?!さん)"
)
"""Right after a family name: what makes a place, a shop or a body of it."""
AT_A_PLACE = re.compile(
    "で(?!す)|まで|へ|方面|付近|周辺|近[く辺所]|あたり|辺り|[側寄]|地[区域]|一帯|丁目|に(?:住|ある|あり|あっ|行|着|近|向|来|建|残|咲|集|出|入|広|面|多|少|な[るいっ])"
    "|から(?:来|通|歩|遠|近|先|\\d)|を(?:歩|通|渡|抜|散歩|回|流|汲|くむ|守|掃|片|歩く)"
)
"""Right after what may be a place: where, not who."""
LIKE_A_PLACE = re.compile(
    "(?:暗|明る|涼し|寒|遠|近|広|狭|深|浅|多|少な|高|低|静か|荒れ|きれい|美し|坂|道|バス|ばす|店|人が|水|木|家が)"
)
"""What is said of places, not of people."""

AFTER_KANJI_NAME = re.compile(
    "$|[^\u3041-\u309f]|[がはもをのとやへで]|に(?!ぎ)|か(?![けくきこ])|より|だ|です|よ(?:[、。!」]|$)|ね(?:[、。!」]|$)|さ(?:[んまえち]|$)|ち(?:[ゃ]|$)"
    "|くん|まで|な[らどのん]|った|って|ほか|た[ちめ]|ども|し[かて]|じゃ|じい|ばあ|け[どれ]|ん(?:[ちと]|家)|お[ばじ]|ご|い[わはう]く|あて|ずつ|のみ|ばか|ぐら"
    "|くら(?:い)|こそ|すら|みた|らし|ら[がはをのにも]|どの|はん"
)
"""What may stand after a name in kanji: no ending of a verb (小出し, 川添い)."""
AFTER_KANA_NAME = re.compile(
    "$|[^\u3041-\u309f]|[がはもをにのとやへ]|で|から|まで|だ(?:っ|と|よ|け|が|$)|って|など|さん|たち|か(?:ら|$)|より|よ$|ね$"
)
"""What may stand after a name in kana."""
NAMES_ITSELF = re.compile("です|だ(?:よ|けど|が|と)|と(?:申し|いい|言い|呼)")
"""Right after a name by which somebody is introduced."""
BEFORE_KANA_NAME = re.compile("(?:^|[^\u3041-\u309f]|[がはもをにのとやでへら])$")
"""What may stand before a name in kana."""
CLAUSE_START = re.compile("(?:^|[。、,・「『(/:→=|\\-\\[【〔<])$")
CLAUSE_END = re.compile("$|[。、,・」』)/:→=|\\]】〕>!?]")
"""Right after the last word of a clause."""

NAMES_THAT_ARE_WORDS = frozenset(
    map(
        variant_key,
        words_of(
            """
    平野 山中 川上 川下 川原 大橋 石橋 大木 小池 大池 水上 山上 山下 村上 上村 野原 中道 近道 大道 林道 上野
    中野 大野 原野 小島 大島 離島 青山 青葉 若葉 朝日 夕日 春日 日向 日陰 大地 未来 希望 平和 正義 真理 千秋
    小春 千代 大和 土手 和泉 宮前 花村 市川 荒川 谷川 石垣 松原 竹林 杉林 梅林 松林 大雪 大谷 谷間 岩場 大門
    中門 橋本 堤 井戸 清水 泉水 温泉 滝川 湊 港 南口 北口 東口 西口 中央 元町 新町 仲町 本町 上町 下町 旭 緑
    団 田畑 畑中 森下 森本 高原 高台 高見 西部 東部 南部 北部 中部 上手 下手 横手 大手 金子 宝 福 幸 光 星
    月 花 風 空 海 雪 夏 秋 春 冬 愛 心 友 和 誠 実 学 進 勝 守 稔 豊 恵 望 明 清 正 忠 孝 直 久 大工 鍛冶
    商人 役所 いずみ もり はやし はら ひがし にし みなみ きた さくら めぐみ みどり ひかり あおい のぞみ
    かおり かおる あかり ひなた はな そら うみ なぎさ みのる まなぶ すすむ まもる かつ のぼる さとる つとむ
    いさむ まこと あさひ わかば ほんまち なかざと もとまち おがわ
    """
        ),
    )
)
"""Names that are also words, directions or usual names of places: alone they name nobody."""

OF_A_PLACE = re.compile(
    "$|自治会|町[会内]|地区|地域|市|町|区|村|県|小学|中学|保育|幼稚|団地|商店[街会]|公民館|会館|集会|支所|公園|包括|老人|長寿|第\\d|の|駅|通り|社協|社会福祉"
)
"""What follows a name in the name of a body or place, when that name is the place's and nobody's."""

WORDS_WITH_NAMES = frozenset(
    words_of(
        """
        原案 実家 一家 一案 一方 民家 国家 大家 新案 本案 王家 本家 分家 農家 商家 作家 画家 借家 貸家 空家 人家
        生家 名家 旧家 隣家 名案 代案 対案 草案 文案 素案 立案 議案 法案 図案 妙案 思案 考案 答案 発案 新方 南方
        北方 東方 西方 地方 両方 片方 味方 夕方 他方 先方 双方 当方 平方 後方 前方 上方 下方 相方 遠方 自分 身分
        気分 半分 部分 十分 多分 秋分 春分 本分 水分 筆記 日記 明記 手記 上記 下記 前記 相談 面談 雑談 会談 対談
        美談 余談 商談 本宅 自宅 在宅 住宅 帰宅 神様 仏様 殿様 客様 皆様 奥様 同様 多様 仕様 模様 有様 何様 正副
        正会 正委 新委 新会 本委 本会 本人 一人 一同 一名 一組 一番 一部 一緒 一度 一回 一日 一年 一個 一時 一般
        一切 一応 一言 実際 実施 実行 実費 学校 学生 学習 学区 学童 清掃 清潔 進行 進捗 進路 豊富 恵方 光熱 光回
        明日 明確 正月 正式 正直 正確 正解 薫製 和室 和食 和服 和解 平日 平和 平等 金曜 金額 金銭 金物 森林 林道
        東西 南北 原因 原則 原稿 原付 泉質 谷間 谷底 南側 東側 西側 北側 南口 東口 西口 北口 本当 本日 本格 本年
        本部 本堂 国道 国民 国会 民間 民生 民泊 大人 大変 大事 大切 大会 大型 新聞 新年 新規 新人 新居 新型
        """
    )
)
"""Words that begin with a kanji that is a name by itself, with the one that follows."""
OF_AN_OFFICE = frozenset("新本正副前元現旧各全両諸同当")
"""Kanji that belong to the office behind them (新会長), though somebody may be called so."""
HONORED = re.compile(_HONORIFIC)
"""Right after a name: an honorific."""
LIKE_NATURE = re.compile(
    "の(?:せせらぎ|水(?!曜)|ほとり|流れ|上流|下流|土手|魚|草)|が(?:流れ|氾濫|あふれ|増水|濁)|に(?:橋|沿っ)|で(?:釣|泳)|べり|沿い"
)
"""Right after a river's, a hill's or a field's name: what is said of it, not of somebody called so."""
NATURE = frozenset("川山原池沢野谷浜島")
"""How such names end."""
