"""Where the lists lie, and English sentences unless a test says otherwise."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chietai import i18n


@pytest.fixture
def samples() -> Path:
    return Path(__file__).parent / "samples"


@pytest.fixture
def hostile() -> Path:
    return Path(__file__).parent / "hostile"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = i18n.language()
    i18n.set_language("en")
    yield
    i18n.set_language(before)
