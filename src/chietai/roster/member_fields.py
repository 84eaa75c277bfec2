"""The fields of a member and the words that people write above their columns."""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from chietai.i18n import pgettext
from chietai.meeting.kinds import MemberAttribute
from chietai.text.folding import fold


class Field(StrEnum):
    """What a column of a list may hold: the attributes of members, and parts of names (姓, 名), which are joined."""

    NO = "no"
    NAME = "name"
    READING = "reading"
    ORGANISATION = "organisation"
    SECTOR = "sector"
    ROLE = "role"
    DISTRICT = "district"
    NEEDS = "needs"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    FAMILY_READING = "family_reading"
    GIVEN_READING = "given_reading"


def _words(field: Field) -> str:
    """The words for a field. The first are the surest: when two columns could be one field, the earlier word wins."""
    match field:
        case Field.NO:
            return "番号 No. № # 委員番号 会員番号 名簿番号 整理番号 通し番号 受付番号 連番 number ID"
        case Field.NAME:
            return (
                "氏名 お名前 名前 ご氏名 御氏名 委員氏名 委員名 参加者氏名 参加者名 出席者氏名 出席者名 会員氏名 会員名"
                " 漢字氏名 氏名漢字 name full_name member"
            )
        case Field.READING:
            return (
                "ふりがな よみ よみがな 読み 読み方 読み仮名 読みがな かな 氏名かな かな氏名 仮名 氏名ふりがな"
                " お名前ふりがな 名前ふりがな カナ氏名 氏名よみ reading kana furigana"
            )
        case Field.ORGANISATION:
            return (
                "所属 所属団体 所属団体名 所属機関 所属機関名 所属名 ご所属 団体名 団体 所属・職種 所属（職種）"
                " 所属・役職 団体・所属 所属・団体 組織 組織名 機関名 機関 事業所名 事業所 法人名 施設名 会社名 勤務先"
                " 職種 選出区分 選出団体 organisation organization affiliation company"
            )
        case Field.SECTOR:
            return "主体 主体区分 主体の区分 立場 sector"
        case Field.ROLE:
            return "役割 役職 役職名 役 委員会役職 会での役割 肩書 肩書き 職名 role title position"
        case Field.DISTRICT:
            return (
                "地区 地区名 担当地区 お住まいの地区 居住地区 地域 区域 圏域 日常生活圏域 町名 町会 町会名 町内会"
                " 町内会名 自治会名 学区 district area"
            )
        case Field.NEEDS:
            return (
                "配慮 配慮事項 配慮の内容 必要な配慮 ご配慮 配慮が必要なこと 要配慮 要配慮事項"
                " 合理的配慮 お手伝い needs assistance"
            )
        case Field.FAMILY_NAME:
            return "姓 氏 苗字 名字 family_name last_name surname"
        case Field.GIVEN_NAME:
            return "名 given_name first_name"
        case Field.FAMILY_READING:
            return "せい 姓ふりがな 姓かな 姓よみ 氏かな"
        case Field.GIVEN_READING:
            return "めい 名ふりがな 名かな 名よみ"


_BRACKETED = re.compile(r"[(\[{「『【〔〈《][^)\]}」』】〕〉》]*[)\]}」』】〕〉》]")


@cache
def _known() -> dict[str, tuple[Field, int]]:
    known: dict[str, tuple[Field, int]] = {}
    for field in Field:
        for rank, word in enumerate(_words(field).split()):
            known.setdefault(_letters(word), (field, rank))
            known.setdefault(_letters(_BRACKETED.sub("", word)), (field, rank))
    return known


def _letters(header: str) -> str:
    """`header` folded, without punctuation: "No." and "Ｎｏ" are one word, so are 所属・職種 and 所属／職種."""
    letters = [c for c in fold(header) if unicodedata.category(c)[0] in "LN"]
    return "".join(letters) or fold(header)


def word_of(header: str) -> tuple[Field, int] | None:
    """The field that the words above a column mean and how sure it is (0 is surest); None for an unknown word."""
    if not header or len(header) > 40:
        return None
    known = _known()
    return known.get(_letters(header)) or known.get(_letters(_BRACKETED.sub("", fold(header))))


def map_columns(headers: Sequence[str]) -> dict[int, Field]:
    """Which column (from 0) holds which field. A field has one column: the surest word, then the leftmost."""
    best: dict[Field, tuple[int, int]] = {}
    for index, header in enumerate(headers):
        known = word_of(header)
        if known is not None:
            field, rank = known
            best[field] = min(best.get(field, (rank, index)), (rank, index))
    return {index: field for field, (_, index) in sorted(best.items(), key=lambda item: item[1][1])}


def has_name(mapping: dict[int, Field]) -> bool:
    """True when the columns of `mapping` give people a name."""
    return Field.NAME in mapping.values() or Field.FAMILY_NAME in mapping.values()


def field_of(attribute: MemberAttribute) -> Field:
    """The field of a list that holds an attribute of members."""
    match attribute:
        case MemberAttribute.NUMBER:
            return Field.NO
        case MemberAttribute.NAME:
            return Field.NAME
        case MemberAttribute.READING:
            return Field.READING
        case MemberAttribute.ORGANISATION:
            return Field.ORGANISATION
        case MemberAttribute.SECTOR:
            return Field.SECTOR
        case MemberAttribute.ROLE:
            return Field.ROLE
        case MemberAttribute.DISTRICT:
            return Field.DISTRICT
        case MemberAttribute.NEEDS:
            return Field.NEEDS


def attribute_title(attribute: MemberAttribute) -> str:
    """What an attribute of members is called, in the language in force."""
    return field_title(field_of(attribute))


def field_title(field: Field) -> str:
    """What the field is called, in the language in force."""
    match field:
        case Field.NO:
            return pgettext("member list", "No.")
        case Field.NAME:
            return pgettext("member list", "Name")
        case Field.READING:
            return pgettext("member list", "Reading")
        case Field.ORGANISATION:
            return pgettext("member list", "Organisation")
        case Field.SECTOR:
            return pgettext("member list", "Sector")
        case Field.ROLE:
            return pgettext("member list", "Role")
        case Field.DISTRICT:
            return pgettext("member list", "District")
        case Field.NEEDS:
            return pgettext("member list", "Needs")
        case Field.FAMILY_NAME:
            return pgettext("member list", "Family name")
        case Field.GIVEN_NAME:
            return pgettext("member list", "Given name")
        case Field.FAMILY_READING:
            return pgettext("member list", "Reading of the family name")
        case Field.GIVEN_READING:
            return pgettext("member list", "Reading of the given name")
