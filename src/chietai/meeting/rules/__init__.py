"""What is allowed: one function per intent, by subject. Each gives one event or raises `Refused`."""

from chietai.meeting.rules import ending, entries, flow, preparing, saying, seats
from chietai.meeting.rules.registry import rule_for

__all__ = ["ending", "entries", "flow", "preparing", "rule_for", "saying", "seats"]
