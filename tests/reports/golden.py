"""The documents of the meeting of Kiyose as they were looked at and found right.

After a change that is meant: `python -m tests.reports.golden` writes them anew; then look at every difference.
"""

from pathlib import Path

from tests.reports.kiyose import held

from chietai.i18n import set_language
from chietai.reports.export_documents import Kind, documents
from chietai.reports.summarise import summarise
from chietai.reports.summary import Level

FOLDER = Path(__file__).parent / "golden"

WANTED: tuple[tuple[str, Level, tuple[Kind, ...]], ...] = (
    ("ja", Level.MEMBERS, tuple(Kind)),
    ("ja", Level.ORIGINAL, (Kind.MARKDOWN, Kind.CSV)),
    ("ja", Level.PUBLIC, (Kind.MARKDOWN, Kind.CSV)),
    ("en", Level.MEMBERS, (Kind.MARKDOWN,)),
)
"""Language, level and kinds of the documents that are kept."""


def made() -> dict[str, bytes]:
    """All of them as they are written now. Leaves the program in Japanese."""
    state = held().state
    found: dict[str, bytes] = {}
    for language, level, kinds in WANTED:
        set_language(language)
        found |= documents(summarise(state, level), kinds)
    set_language("ja")
    return found


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.iterdir():
        path.unlink()
    for name, data in made().items():
        (FOLDER / name).write_bytes(data)
