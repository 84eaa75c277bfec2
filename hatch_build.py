"""Compiles the message catalogues (.po to .mo) when a wheel or an editable install is built."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling looks for exactly this name."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, str(Path(self.root) / "src" / "chietai" / "locale"))
        from compile_catalogues import compile_all

        compile_all(Path(self.root) / "src" / "chietai" / "locale")
