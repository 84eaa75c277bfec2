"""The documents of one believable meeting are, byte for byte, those that were looked at and found right."""

import pytest
from tests.reports.golden import FOLDER, made

NAMES = sorted(path.name for path in FOLDER.iterdir())


def test_all_documents_are_there() -> None:
    assert sorted(made()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_document(name: str) -> None:
    assert made()[name].decode() == (FOLDER / name).read_bytes().decode()
