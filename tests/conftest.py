"""What all tests share: compiled catalogues, a frozen clock, ids from a counter, a home of their own, the language."""

import gc
import importlib
import os
import shutil
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from _pytest.assertion.rewrite import AssertionRewritingHook

from chietai import i18n
from chietai.resources import HOME_VARIABLE

ROOT = Path(__file__).parents[1]
_LOCALE = ROOT / "src" / "chietai" / "locale"
JST = timezone(timedelta(hours=9))


def _import_plainly(name: str) -> None:
    """Imports a library without its asserts written anew, as pytest does with every library that has a plugin."""
    finders = list(sys.meta_path)
    sys.meta_path[:] = [finder for finder in finders if not isinstance(finder, AssertionRewritingHook)]
    try:
        importlib.import_module(name)
    finally:
        sys.meta_path[:] = finders


_import_plainly("hypothesis.strategies")  # it would take every worker two seconds, and help nobody
_settings = importlib.import_module("hypothesis").settings
_settings.register_profile("chietai", _settings.default, deadline=None)  # a busy machine is no failure
_settings.load_profile("chietai")


def pytest_configure(config: pytest.Config) -> None:
    """Compiles the catalogues where a .po is newer than the .mo. tests/test_catalogues.py tells of a bad one."""
    if hasattr(config, "workerinput") or not _LOCALE.is_dir():
        return
    newest = max((path.stat().st_mtime for path in _LOCALE.glob("*/*.po")), default=0.0)
    built = [path.stat().st_mtime for path in _LOCALE.glob("*/LC_MESSAGES/*.mo")]
    if built and min(built) > newest:
        return
    sys.path.insert(0, str(_LOCALE))
    from compile_catalogues import compile_all

    try:
        compile_all(_LOCALE)
    except ValueError as error:
        warnings.warn(f"the catalogues were not compiled: {error}", stacklevel=1)
    finally:
        sys.path.remove(str(_LOCALE))


def pytest_xdist_auto_num_workers() -> int:
    """Two workers for each core (`-n auto`): a test of a screen waits half its time until the program rests."""
    return 2 * (os.cpu_count() or 1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow proofs may take their time; every other test that takes two minutes hangs."""
    for item in items:
        if item.get_closest_marker("slow") and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(2400))


def pytest_collection_finish() -> None:
    """What was collected stays to the end: the collector of garbage need not go through it again and again.

    A screen makes many objects that live as long as it does; to look for rings among them after every 700 new ones, as
    is usual, took a tenth of the time of its tests. Rings are found as before, only not so often.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@dataclass
class FrozenClock:
    """A clock that stands still until it is told to go on."""

    now: datetime = datetime(2026, 11, 22, 13, 30, tzinfo=JST)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float = 0, *, minutes: float = 0) -> datetime:
        """Lets time pass and gives the new time."""
        self.now += timedelta(seconds=seconds, minutes=minutes)
        return self.now


@pytest.fixture
def clock() -> FrozenClock:
    """13:30 on 22 November 2026 in Japan, until `clock.forward(...)`."""
    return FrozenClock()


@pytest.fixture
def new_id() -> Callable[[], str]:
    """Ids t-0001, t-0002 ...: the same in every run."""
    count = 0

    def next_id() -> str:
        nonlocal count
        count += 1
        return f"t-{count:04}"

    return next_id


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the program takes for the user's own, by CHIETAI_HOME too."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    return folder


@pytest.fixture(autouse=True)
def _no_real_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the folder of whoever runs the tests, nor follows their language."""
    nobody = tmp_path_factory.getbasetemp() / "nobody"
    shutil.rmtree(nobody / "people", ignore_errors=True)  # nor the people of another test
    monkeypatch.setenv(HOME_VARIABLE, str(nobody))
    monkeypatch.delenv("CHIETAI_LANG", raising=False)


@pytest.fixture(autouse=True)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """The language of the test: Japanese, or `@pytest.mark.parametrize("language", ["en"], indirect=True)`."""
    wanted = getattr(request, "param", "ja")
    i18n.set_language(wanted)
    yield wanted
    i18n.set_language("ja")
