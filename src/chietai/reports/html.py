"""The document as one HTML file that needs nothing else: no script, no fetch, and it says so to the browser.

Prints on A4. Its look is in `templates/summary.css`; the policy allows exactly that style sheet, by its hash.
"""

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from chietai.i18n import language
from chietai.reports.document_blocks import Block, Timetable, Title

if TYPE_CHECKING:
    from jinja2 import Template

_TEMPLATES = Path(__file__).parent / "templates"


def html(blocks: Iterable[Block]) -> str:
    """The document. Ends with a line end."""
    from markupsafe import Markup

    blocks = tuple(blocks)
    style = (_TEMPLATES / "summary.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    return _template().render(
        blocks=[(type(block).__name__, block) for block in blocks],
        title=next((block for block in blocks if isinstance(block, Title)), None),
        longest=max((_longest(block) for block in blocks if isinstance(block, Timetable)), default=1.0),
        language=language(),
        style=Markup(style),  # our own file, never a text from people
        digest=digest,
    )


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("summary.html")


def _longest(block: Timetable) -> float:
    return max((max(row.planned, row.used) for row in block.rows), default=1.0) or 1.0
