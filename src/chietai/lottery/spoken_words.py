"""The words in which a commitment is shown: 256 everyday words in hiragana, one per byte, a list of our own.

No two are closer than two kana apart, voiced and small kana counted as plain ones, so that they cannot be mixed up
when read aloud in a large room. The order is part of algorithm version 1: words are never changed, only a new list
with a new version may follow.
"""

WORDS_SHOWN = 6

_LIST = """
あおぞら あさひ あじさい あひる あまがさ あめんぼ あんず いずみ いちご いちょう いととんぼ いなずま
いるか いろり いわし うぐいす うさぎ うしがえる うちわ うみべ うめぼし えがお えのき えほん
えんぴつ おおかみ おしるこ おでん おどり おにぎり おんせん かいだん かえで かかし かきごおり かげろう
かささぎ かざぐるま かたつむり かばん かぶと かぼちゃ かまくら かみなり かもめ からす かるた かわせみ
かんづめ きつつき きつね きなこ きもの きゃべつ きゅうり きりん きんぎょ くうき くじら くすのき
くだもの くつした くまで くるみ くれよん くわがた けいと けむり けんだま こいのぼり こうさてん こうもり
こおろぎ こけし ここのか こすもす こだま こねこ こむぎ こんぶ ごぼう さいころ さかな さくら
さくらんぼ さざえ さつまいも さといも さばく さんご しいたけ しじみ したじき しまうま しらさぎ しんじゅ
じてんしゃ じゃがいも すいか すいせん すいどう すごろく すずめ すずらん すなはま すべりだい すみれ すもう
せきれい せっけん せなか せんべい そうめん そらまめ そりすべり そろばん たいこ たいよう たけうま たけのこ
たこやき たぬき たんぽぽ だるま ちきゅう ちくわ ちりとり ちゃわん ちょうちん つくえ つばき つらら
つりざお てがみ てつぼう てぶくろ てまり てんぐ とうだい とうふ とかげ とけい となかい とびうお
とびら とまと ともだち とろろ とんぼ どんぐり ながぐつ なすび なつみかん なでしこ なまず なみだ
なわとび にもつ にわとり にんじん ぬいぐるみ ぬりえ ねこやなぎ ねむのき のこぎり のはら のりまき はくさい
はくちょう はさみ はしご はたけ はちみつ はとば はなび はまぐり はやぶさ はりねずみ ばけつ ひぐらし
ひこうき ひだまり ひつじ ひばり ひまわり ひょうたん ふうせん ふきのとう ふくろう ふじさん ふすま ふでばこ
ふとん ふなのり ふるさと ぶらんこ へちま べんとう ほしぞら ほたる まつぼっくり まつり まないた まめまき
まゆだま まんげつ みかづき みずうみ みそしる みちしるべ みつばち みなと みのむし みみかき みみずく むぎわら
むささび むしめがね めがね めじろ めだか めんたいこ もくれん もちつき ものさし もみじ ももたろう やかん
やくそく やどかり やなぎ やまびこ やまみち やもり ゆうびん ゆかた ゆきだるま ゆずゆ ゆびわ ゆりかご
よあけ ようかん よぞら よもぎ らいおん らくだ らっこ りゅうぐう れいぞうこ れもん れんげ れんこん
ろうそく わかめ わたあめ わらびもち
"""

WORDS: tuple[str, ...] = tuple(_LIST.split())


def commitment_words(commitment: str) -> tuple[str, ...]:
    """The first 48 bits of a commitment as six words that can be read aloud and written down.

    Raises ValueError when `commitment` is not hexadecimal or too short.
    """
    head = bytes.fromhex(commitment)[:WORDS_SHOWN]
    if len(head) < WORDS_SHOWN:
        raise ValueError("a commitment has at least 12 hexadecimal digits")
    return tuple(WORDS[byte] for byte in head)
