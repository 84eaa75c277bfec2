"""The installed program as a newcomer meets it: every command once, and the demo in a real terminal of 80x24.

Usage: smoke.py COMMAND, run by the Python of the environment under test, in an empty folder. Standard library only.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

SECONDS = 40


def run(command: str, *words: str, code: int = 0) -> str:
    """Runs one command and insists on its exit code and on no traceback."""
    done = subprocess.run([command, *words], capture_output=True, text=True, timeout=120)
    told = done.stdout + done.stderr
    if done.returncode != code or "Traceback" in told:
        sys.exit(f"{words}: exit code {done.returncode}, wanted {code}\n{told}")
    print("ok", *words)
    return told


def demo(command: str, acts: list[tuple[str, bytes]]) -> None:
    """Opens the demo in a terminal; for each act waits until a text is on the screen, then presses keys."""
    child, master = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.execv(command, [command, "demo"])
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen, waiting, begun = b"", list(acts), time.monotonic()
    while time.monotonic() - begun < SECONDS:
        if select.select([master], [], [], 0.5)[0]:
            try:
                data = os.read(master, 65536)
            except OSError:  # how Linux says that the terminal has no more users
                data = b""
            if not data:
                break
            seen += data
        if waiting and waiting[0][0].encode() in seen:
            os.write(master, waiting.pop(0)[1])
            seen = b""
    else:
        os.kill(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if waiting or code != 0:
        sys.exit(f"demo: still waiting for {waiting}, exit code {code}\n{seen[-2000:].decode(errors='replace')}")
    print("ok demo")


def main() -> None:
    command = sys.argv[1]
    run(command, "--version")
    run(command, "--help")
    run(command, "--lang", "en", "--help")
    run(command, "where")
    run(command, "list")
    run(command, "nonsense", code=2)
    run(command, "open", "no-such-meeting", code=1)
    run(command, "rehearse", "--members", "24", "--tables", "5", "--seed", "7", "--out", "made")
    session = next(Path("made").glob("*.json"))
    run(command, "check", str(session))
    run(command, "verify", str(session))
    run(command, "export", str(session), "--to", "md,html,csv", "--out", "out")
    if not {".md", ".html", ".csv"} <= {path.suffix for path in Path("out").rglob("*")}:
        sys.exit("export wrote too little")
    demo(command, [("F8", b"\x11"), ("離れる", b"\r")])  # Ctrl+Q asks before it leaves


if __name__ == "__main__":
    main()
