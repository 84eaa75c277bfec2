"""The installed program as a newcomer meets it: every command once, and the demo in a real terminal of 80x24.

Usage: smoke.py COMMAND, run by the Python of the environment under test, in an empty folder. Standard library only.
"""

import fcntl
import os
import pty
import select
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


def demo(command: str, awaited: str) -> None:
    """Opens the demo in a terminal, waits until `awaited` is on the screen, and leaves with Ctrl+Q."""
    child, master = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.execv(command, [command, "demo"])
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen, begun, asked = b"", time.monotonic(), False
    while time.monotonic() - begun < SECONDS:
        ready, _, _ = select.select([master], [], [], 0.5)
        if ready:
            try:
                data = os.read(master, 65536)
            except OSError:
                break
            if not data:
                break
            seen += data
        if awaited.encode() in seen:
            asked = True
            os.write(master, b"\x11")
    _, status = os.waitpid(child, 0) if asked else (os.kill(child, 9), os.waitpid(child, 0)[1])
    if not asked or os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"demo: {awaited!r} seen: {asked}, status {status}\n{seen[-2000:].decode(errors='replace')}")
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
    demo(command, "困")


if __name__ == "__main__":
    main()
