"""Where files lie: in a checkout, in a wheel, in the user's own folder."""

from pathlib import Path

import pytest

from chietai import resources
from chietai.resources import DataMissingError, data_folder, user_folder

ROOT = Path(__file__).parents[1]


def test_the_files_of_a_checkout():
    assert data_folder("themes") == ROOT / "themes"
    assert data_folder("sessions") == ROOT / "sessions"
    assert data_folder("formats") == ROOT / "src" / "chietai" / "formats"
    assert (data_folder("letters") / "letters16.bin").is_file()


def test_the_files_of_an_installed_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    package = tmp_path / "site-packages" / "chietai"
    for folder in ("data/themes", "data/sessions", "data/letters", "formats"):
        (package / folder).mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert data_folder("themes") == package / "data" / "themes"
    assert data_folder("sessions") == package / "data" / "sessions"
    assert data_folder("letters") == package / "data" / "letters"
    assert data_folder("formats") == package / "formats"


def test_a_broken_installation_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "a" / "b" / "chietai")
    for kind in ("themes", "letters", "formats"):
        with pytest.raises(DataMissingError) as told:
            data_folder(kind)  # type: ignore[arg-type]
        assert str(tmp_path) in str(told.value)
        assert "\n" not in str(told.value)


def test_the_users_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert user_folder(tmp_path) == tmp_path
    assert user_folder(tmp_path, "themes") == tmp_path / "themes"
    assert user_folder(environ={"CHIETAI_HOME": str(tmp_path / "own")}) == tmp_path / "own"
    assert user_folder(tmp_path, environ={"CHIETAI_HOME": "elsewhere"}) == tmp_path
    monkeypatch.setenv("CHIETAI_HOME", str(tmp_path / "named"))
    assert user_folder(kind="sessions") == tmp_path / "named" / "sessions"


def test_the_users_folder_when_nothing_is_said():
    for environ in ({}, {"CHIETAI_HOME": " "}):
        found = user_folder(environ=environ)
        assert found.is_absolute()
        assert found.name == "chietai"


def test_nothing_is_created(tmp_path: Path):
    user_folder(tmp_path / "new", "themes")
    assert not (tmp_path / "new").exists()
