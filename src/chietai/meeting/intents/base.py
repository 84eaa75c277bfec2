"""What all intents share, and the gate for texts: `chietai.text.gate.clean`, here and nowhere else."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from chietai.text.gate import clean

Line = Annotated[str, AfterValidator(clean)]
"""One line of text from a person, through the gate."""

Ref = Annotated[str, AfterValidator(clean)]
"""Refers to an entry or a member: an id, or what a person would say."""


class Intent(BaseModel):
    """What all intents share. A field that does not exist is a mistake and refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
