"""The ids of all commands there are: asked only when the user's settings give keys."""

from importlib import import_module
from pkgutil import walk_packages

from chietai.tui.commands.command import AnyCommand, Command


def known_ids() -> frozenset[str]:
    """The ids of the commands of all screens and dialogs. Imports them all."""
    for package in ("chietai.tui.commands", "chietai.tui.screens"):
        for module in walk_packages(import_module(package).__path__, f"{package}."):
            import_module(module.name)
    found: set[str] = set()
    left: list[type[AnyCommand]] = [Command]  # type: ignore[type-abstract]  # only asked for those that come from it
    while left:
        kinds = left.pop().__subclasses__()
        found |= {kind.id for kind in kinds if hasattr(kind, "id")}
        left += kinds
    return frozenset(found)
