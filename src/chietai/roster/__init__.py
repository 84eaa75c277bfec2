"""Member lists in: CSV and Excel, as people write them. `read_roster` shows what was understood; nothing is stored."""

from chietai.roster.member_fields import Field, field_title
from chietai.roster.preview import Column, RosterPreview, RosterRow, member_fields
from chietai.roster.problems import ProblemKind, Refusal, RosterProblem, Weight
from chietai.roster.read import read_bytes, read_roster
from chietai.roster.roster_sentences import ENCODINGS, RosterError, describe
from chietai.roster.sectors import SECTORS, guess_sector
from chietai.roster.template import write_template

__all__ = [
    "ENCODINGS",
    "SECTORS",
    "Column",
    "Field",
    "ProblemKind",
    "Refusal",
    "RosterError",
    "RosterPreview",
    "RosterProblem",
    "RosterRow",
    "Weight",
    "describe",
    "field_title",
    "guess_sector",
    "member_fields",
    "read_bytes",
    "read_roster",
    "write_template",
]
