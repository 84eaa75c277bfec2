"""An example list to fill in."""

import csv
import io
from pathlib import Path

from chietai.roster.member_fields import Field, field_title
from chietai.roster.problems import Refusal
from chietai.roster.roster_errors import RosterError
from chietai.text.gate import clean

_COLUMNS = (
    Field.NO, Field.NAME, Field.READING, Field.ORGANISATION, Field.SECTOR, Field.ROLE, Field.DISTRICT, Field.NEEDS,
)  # fmt: skip
# Invented people of a Japanese council: examples of data, the same in every language.
_EXAMPLES = (
    ("1", "山田　花子", "やまだ　はなこ", "自治会", "地域社会", "会長", "東部", ""),
    ("2", "佐藤　一郎", "さとう　いちろう", "健康づくり推進員", "市民", "", "西部", "聞こえにくい"),
    ("3", "鈴木　みどり", "すずき　みどり", "地域包括支援センター", "医療・介護関係者", "", "中央", ""),
)


def write_template(path: Path | str) -> Path:
    """Writes an example list as CSV with a byte order mark, which Excel opens as it is, and returns its path.

    Raises RosterError when the file exists (it is left alone) or cannot be written.
    """
    path = Path(path)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(field_title(field) for field in _COLUMNS)
    writer.writerows(_EXAMPLES)
    try:
        with path.open("xb") as file:
            file.write(text.getvalue().encode("utf-8-sig"))
    except FileExistsError as error:
        raise RosterError(Refusal.EXISTS, file=clean(path.name, limit=200)) from error
    except (OSError, ValueError) as error:
        raise RosterError(Refusal.UNWRITABLE, file=clean(path.name, limit=200)) from error
    return path
