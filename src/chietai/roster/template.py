"""An example list to fill in."""

import csv
import io
from pathlib import Path

from chietai.meeting.kinds import MemberAttribute
from chietai.roster.member_fields import attribute_title
from chietai.roster.problems import Refusal
from chietai.roster.roster_sentences import RosterError
from chietai.text.gate import shortened


def write_template(path: Path | str) -> Path:
    """Writes an example list as CSV with a byte order mark, which Excel opens as it is, and returns its path.

    Raises RosterError when the file exists (it is left alone) or cannot be written.
    """
    path = Path(path)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    columns = [(attribute_title(attribute), *_examples(attribute)) for attribute in MemberAttribute]
    writer.writerows(zip(*columns, strict=True))
    try:
        with path.open("xb") as file:
            file.write(text.getvalue().encode("utf-8-sig"))
    except FileExistsError as error:
        raise RosterError(Refusal.EXISTS, file=shortened(path.name, 200)) from error
    except (OSError, ValueError) as error:
        raise RosterError(Refusal.UNWRITABLE, file=shortened(path.name, 200)) from error
    return path


def _examples(attribute: MemberAttribute) -> tuple[str, str, str]:
    """Three invented people of a Japanese council: examples of data, the same in every language."""
    match attribute:
        case MemberAttribute.NUMBER:
            return "1", "2", "3"
        case MemberAttribute.NAME:
            return "山田　花子", "佐藤　一郎", "鈴木　みどり"
        case MemberAttribute.READING:
            return "やまだ　はなこ", "さとう　いちろう", "すずき　みどり"
        case MemberAttribute.ORGANISATION:
            return "自治会", "健康づくり推進員", "地域包括支援センター"
        case MemberAttribute.SECTOR:
            return "地域社会", "市民", "医療・介護関係者"
        case MemberAttribute.ROLE:
            return "会長", "", ""
        case MemberAttribute.DISTRICT:
            return "東部", "西部", "中央"
        case MemberAttribute.NEEDS:
            return "", "聞こえにくい", ""
