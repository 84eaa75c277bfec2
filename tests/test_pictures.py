"""The pictures of README and user guide are those that the program makes now, and need nothing from elsewhere."""

import itertools
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from tools.make_pictures import FOLDER, picture
from tools.scenes import SCENES

ROOT = FOLDER.parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def test_there_is_a_picture_of_every_scene_and_no_other() -> None:
    assert {path.stem for path in FOLDER.glob("*.svg")} == set(SCENES)


@pytest.mark.skipif(sys.platform == "win32", reason="one picture names a folder")
@pytest.mark.parametrize("name", SCENES)
def test_picture_is_current(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    current = (FOLDER / f"{name}.svg").read_text("utf-8") == picture(name)
    assert current, "Look at what changed, then: python tools/make_pictures.py"


@pytest.mark.parametrize("name", SCENES)
def test_picture_stands_alone(name: str) -> None:
    text = (FOLDER / f"{name}.svg").read_text("utf-8")
    assert re.findall(r"https?://[^\"' ]*", text) == ["http://www.w3.org/2000/svg"]
    assert "url(" not in text and "href" not in text
    root = ET.fromstring(text)
    assert root[0].text == SCENES[name].title
    _no_two_letters_in_one_cell(root)


def _no_two_letters_in_one_cell(root: ET.Element) -> None:
    for text in root.iter("{http://www.w3.org/2000/svg}text"):
        places = [float(x) for x in text.attrib["x"].split()]
        assert len(places) in (1, len(text.text or ""))
        least = 20 if text.attrib["class"].startswith("w") else 10
        assert all(right - left >= least for left, right in itertools.pairwise(places))


def test_every_picture_is_shown_somewhere() -> None:
    texts = "".join(path.read_text("utf-8") for path in DOCUMENTS)
    assert [name for name in SCENES if f"pictures/{name}.svg" not in texts] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_pictures_that_a_document_shows_are_there(path: Path) -> None:
    text = path.read_text("utf-8")
    shown = re.findall(r"\]\(([^)\s]+\.svg)\)|src(?:set)?=\"([^\"]+\.svg)\"", text)
    for link in {one or other for one, other in shown}:
        assert (path.parent / link).is_file(), link
