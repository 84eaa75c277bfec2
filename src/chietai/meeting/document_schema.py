"""The published JSON Schema of a session document, made of the models. Run as a program it prints it."""

import json
from typing import Any

from chietai.meeting.events import event_schema
from chietai.meeting.session_document import FORMAT, SESSION_ID, VERSION

_ENVELOPE = ["type", "id", "seq", "at"]


def document_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12): known events as their models say, unknown ones by their envelope."""
    events = event_schema()
    definitions = events.pop("$defs")
    mapping = events.pop("discriminator")["mapping"]
    text = {"type": "string"}
    definitions["UnknownEvent"] = {
        "description": "An event of a newer version: kept as it is.",
        "type": "object",
        "required": _ENVELOPE,
        "properties": {"type": {"type": "string", "not": {"enum": sorted(mapping)}}},
    }
    definitions["Header"] = {
        "description": "For people and for lists; made anew from the events at each save.",
        "type": "object",
        "required": ["format", "version", "id"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"type": "string", "pattern": r"^1\.[0-9]+$"},
            "id": {"type": "string", "pattern": f"^{SESSION_ID.pattern}$"},
            **dict.fromkeys(("council", "area", "title", "date", "start", "place", "theme", "phase"), text),
            "aim": {"type": "object", "properties": {"consider": text, "result": text}},
            "programme": {"type": "array", "items": {"type": "object"}},
            "opened_at": text,
            "closed_at": text,
            **{name: {"type": "integer", "minimum": 0} for name in ("members", "entries", "redactions", "events")},
            "last_at": text,
            "checksum": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
        },
    }
    check = {"type": "string", "pattern": "^[0-9a-f]{8}$"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Chietai session document, version {VERSION}",
        "type": "object",
        "required": ["session", "events"],
        "properties": {
            "session": {
                "type": "object",
                "minProperties": 1,
                "maxProperties": 1,
                "additionalProperties": {"$ref": "#/$defs/Header"},
            },
            "events": {
                "type": "object",
                "propertyNames": {"pattern": "^[0-9]+$"},
                "additionalProperties": {"anyOf": [*events["oneOf"], {"$ref": "#/$defs/UnknownEvent"}]},
            },
            "checks": {
                "description": "CRC-32 of each event, by its key.",
                "type": "object",
                "additionalProperties": {"type": "object", "additionalProperties": check},
            },
        },
        "$defs": definitions,
    }


def schema_text() -> str:
    """As it stands in `docs/session.schema.json`."""
    return json.dumps(document_schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.write(schema_text())
