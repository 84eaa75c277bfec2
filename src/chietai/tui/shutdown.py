"""Shutdown that the user did not ask for: signals, and a terminal that is gone.

Plain Textual dies at once on SIGTERM and SIGHUP, without informing the program, and spins at 60 % of a core when
SIGHUP is ignored (`nohup`) and its terminal is closed.
"""

import asyncio
import contextlib
import errno
import os
import signal
import sys
import threading
from collections.abc import Callable

GRACE = 2.0  # seconds from the first signal until the process ends, even if something hangs
_NAMES = ("SIGHUP", "SIGTERM", "SIGINT", "SIGBREAK")  # SIGBREAK: Windows


def ending_signals() -> list[signal.Signals]:
    """The signals that end the program on this system."""
    return [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]


def install(on_signal: Callable[[signal.Signals], None]) -> None:
    """Calls `on_signal` inside the running event loop when an ending signal comes. On Windows as far as it has them."""
    loop = asyncio.get_running_loop()
    for number in ending_signals():
        try:
            loop.add_signal_handler(number, on_signal, number)
        except (NotImplementedError, RuntimeError):  # Windows, or not in the main thread
            with contextlib.suppress(ValueError):
                signal.signal(number, lambda n, _frame: loop.call_soon_threadsafe(on_signal, signal.Signals(n)))


def exit_code(number: int) -> int:
    """The exit code that shells expect of a process ended by signal `number`."""
    return 128 + number


def leave_soon(code: int, seconds: float = GRACE) -> None:
    """Ends the process after `seconds`, even when the event loop or a terminal write hangs."""
    timer = threading.Timer(seconds, os._exit, (code,))
    timer.daemon = True
    timer.start()


def terminal_is_dead() -> bool:
    """Whether the terminal of standard input is gone. Never true on Windows, or when there was no terminal."""
    try:
        import termios
    except ImportError:
        return False
    stdin = sys.__stdin__
    if stdin is None:
        return False
    try:
        termios.tcgetattr(stdin.fileno())
    except termios.error as error:
        return error.args[0] in (errno.EIO, errno.ENXIO)
    except (OSError, ValueError):
        return False
    return False
