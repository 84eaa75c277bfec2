"""`chietai draw --instance`: a benchmark instance, for comparing with other programs."""

import json
from pathlib import Path

from chietai.cli.common import CommandError, say
from chietai.i18n import _


def solve_file(path: Path, seed: str | None) -> int:
    """Prints the tables of all meetings of the instance in `path` and the seconds of each draw, as JSON."""
    from chietai.lottery.instances import solve

    try:
        instance = json.loads(path.read_text(encoding="utf-8"))
        sessions, seconds = solve(instance, seed or "0")
    except OSError as error:
        raise CommandError(_("{name} cannot be read. Please check the name.").format(name=path)) from error
    except (ValueError, RecursionError) as error:
        raise CommandError(_("{name} is not a benchmark instance.").format(name=path)) from error
    say(json.dumps({"sessions": sessions, "seconds": seconds}))
    return 0
