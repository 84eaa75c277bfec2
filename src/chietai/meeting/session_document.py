"""What the header of a session document says: what a person wants to know before reading it. Pure.

How a document is written, whatever it holds, is told in `chietai.records.document_format`.
"""

import re
from typing import Any

from chietai.meeting.state import State

FORMAT = "chietai-session"
VERSION = "1.0"

SESSION_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
"""What the id of a session looks like: nothing that could be part of a path."""


def header(state: State, events: int, last_at: str = "") -> dict[str, Any]:
    """The row of table `session`: what a person wants to know about a document before reading it."""
    details = state.details
    return {
        "format": FORMAT,
        "version": VERSION,
        "id": state.session_id,
        "council": state.council.name,
        "area": state.council.area,
        "title": details.title or "",
        "date": details.date.isoformat() if details.date else "",
        "start": details.start.strftime("%H:%M") if details.start else "",
        "place": details.place or "",
        "theme": details.theme or "",
        "aim": {"consider": details.consider or "", "result": details.result or ""},
        "programme": [{"step": s.kind.value, "minutes": s.minutes, "title": s.title} for s in state.steps],
        "phase": state.phase.value,
        "opened_at": state.opened_at.isoformat() if state.opened_at else "",
        "closed_at": state.closed_at.isoformat() if state.closed_at else "",
        "members": len(state.members),
        "entries": sum(entry.standing for entry in state.entries.values()),
        "redactions": state.redactions,
        "events": events,
        "last_at": last_at,
    }
