"""Command lines of every odd kind: names of meetings, numbers, words, too many, too few."""

from tests.odd.odd_environments import Surroundings, add_environment


def _arguments(name: str, oddity: str, *commands: list[str]) -> None:
    def change(around: Surroundings) -> None:
        around.works = False
        around.commands = [
            [one.replace("{odd}", str(around.document)).replace("{out}", str(around.out)) for one in command]
            for command in commands
        ]
        around.screens = []

    add_environment(name, oddity, change)


_TAKE_A_MEETING: tuple[tuple[str, ...], ...] = (
    ("check",),
    ("open",),
    ("replay",),
    ("stage",),
    ("export",),
    ("restore",),
    ("verify",),
    ("append",),
    ("events",),
    ("redact", "--yes"),
    ("draw", "--tables", "2"),
    ("rehearse", "--format"),
    ("restore", "{odd}", "--join"),
)
for _number, _argument in enumerate(
    (
        "~nouser",
        "~nouser/odd.json",
        "~",
        "",
        " ",
        "\n",
        "a\nb.json",
        "\x1b[31modd\x1b]0;ODD\x07.json",
        "\udcff\udc9b.json",
        "x" * 300,
        "x" * 5_000,
        "/" * 9_000,
        "-",
        "/",
        ".",
        "..",
        "/dev/null",
        "/dev/zero",
        "/dev/full",
        "/dev/stdin",
        "/proc/self/mem",
        "/proc/self/environ",
        "http://example.org/odd.json",
        "file:///etc/passwd",
        "*",
        "{0}%s%(x)s[/]",
        "NUL",
        "odd.json\u202e",
        "\u3000",
        "第二回",
        "/etc/passwd/odd.json",
        "./",
        "--",
        "?",
        "５",
        "0",
        "-1",
    )
):
    _arguments(
        f"meeting-{_number}",
        f"A meeting called {_argument[:30]!r}.",
        *([*command, _argument, *(("自治会",) if command[0] == "redact" else ())] for command in _TAKE_A_MEETING),
    )
_DIGITS = "9" * 5_000
_NUMBERS = ("0", "-1", "1.5", "", "abc", "５", "1e400", "nan", _DIGITS, "99999999999", "0x10", "1_0", "\udcff")
for _option in (
    ("replay", "{odd}", "--speed"),
    ("export", "{odd}", "--out", "{out}", "--group"),
    ("restore", "{odd}", "--backup"),
    ("draw", "{odd}", "--tables"),
    ("draw", "{odd}", "--size"),
    ("draw", "{odd}", "--tables-plan"),
    ("rehearse", "--out", "{out}", "--members"),
    ("rehearse", "--out", "{out}", "--tables"),
    ("rehearse", "--out", "{out}", "--events"),
    ("rehearse", "--out", "{out}", "--seed"),
):
    _arguments(
        f"numbers-{_option[0]}{_option[-1]}",
        "Numbers of all kinds for an option.",
        *([*_option, one] for one in _NUMBERS),
    )
_WORDS = (
    "",
    " ",
    "nobody",
    "a,b",
    "\x1b[31m",
    "\udcff",
    "x" * 5_000,
    "~nouser",
    "../..",
    "a\nb",
    "=",
    "a=b=c",
    "{0}%s",
)
for _option in (
    ("list", "--lang"),
    ("stage", "{odd}", "--theme"),
    ("export", "{odd}", "--level"),
    ("export", "{odd}", "--to"),
    ("export", "{odd}", "--out"),
    ("export", "{odd}", "--out", "{out}", "--force", "--keep"),
    ("rehearse", "--out", "{out}", "--at"),
    ("rehearse", "--out", "{out}", "--name"),
    ("rehearse", "--out"),
    ("rehearse", "--out", "{out}", "--council"),
    ("draw", "{out}/list.csv", "--tables", "2", "--apart"),
    ("draw", "{out}/list.csv", "--tables", "2", "--at"),
    ("draw", "{out}/list.csv", "--tables", "2", "--weight"),
    ("draw", "{out}/list.csv", "--tables", "2", "--seed"),
    ("draw", "--tables", "2", "--history"),
    ("append", "{odd}", "--by"),
    ("redact", "{odd}", "--yes"),
    ("redact", "{odd}", "自治会", "--yes", "--reason"),
):
    _arguments(
        f"words-{_option[0]}{_option[-1]}", "Words of all kinds for an option.", *([*_option, one] for one in _WORDS)
    )
_arguments(
    "no-arguments",
    "Every command without its arguments, twice what it wants, and with options that are not there.",
    *(
        [command, *more]
        for command in ("check", "export", "restore", "append", "events", "redact", "draw", "verify", "where", "list")
        for more in ([], ["--nonsense"], ["a", "b", "c"], ["--"], ["-"], ["-h", "-h"])
    ),
)
_arguments(
    "many-arguments",
    "A thousand arguments.",
    *([command, *["x"] * 1_000] for command in ("check", "list", "draw", "rehearse")),
)
_arguments(
    "dates",
    "Dates at the ends of the calendar.",
    *(
        ["rehearse", "--out", "{out}", "--events", "30", "--name", f"n{number}", "--at", at]
        for number, at in enumerate(
            (
                "0001-01-01T00:00",
                "9999-12-31T23:59",
                "2026-02-30T10:00",
                "10000-01-01T00:00",
                "2026-10-15",
                "10/15",
                "1e9",
                "2026-10-15T13:30+25:00",
                "2026-10-15T13:30Z",
                "now",
            )
        )
    ),
)
