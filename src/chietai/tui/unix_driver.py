"""Textual's driver for terminals of Unix, with an input that nothing ends and an output that nothing blocks.

As in `textual_seams.py`, names are used here that Textual does not document; `test_textual_seams.py` holds them.
"""

import asyncio
import contextlib
import errno
import os
import selectors
import signal
from typing import Any, TextIO

from textual import constants
from textual.drivers.linux_driver import LinuxDriver

from chietai.tui.key_reader import KeyReader, TerminalFault
from chietai.tui.terminal_input import TerminalInput

_WAIT = 0.05  # seconds for one look at the keyboard
_AT_ONCE = 4096  # bytes of one read
_GONE = (errno.EIO, errno.ENXIO)  # what a terminal says that is no longer there


class _Output:
    """What the program writes to the terminal; when that fails, the rest is dropped.

    Textual writes in a thread that would end with the error, and then wait for ever for room in the queue.
    """

    def __init__(self, file: TextIO, failed: Any) -> None:
        self._file = file
        self._failed = failed
        self._lost = False

    def fileno(self) -> int:
        """That of the terminal."""
        return self._file.fileno()

    def write(self, text: str) -> None:
        """Writes `text`, as far as the terminal's letters go."""
        self._try(self._file.write, text)

    def flush(self) -> None:
        """Sends what is written."""
        self._try(self._file.flush)

    def _try(self, call: Any, *arguments: str) -> None:
        if self._lost:
            return
        try:
            call(*arguments)
        except (OSError, ValueError) as error:
            self._lost = True
            if getattr(error, "errno", None) not in _GONE:
                self._failed(error)


class UnixDriver(LinuxDriver):
    """Reads by `KeyReader`; stops and goes on (SIGTSTP, SIGCONT) inside of the event loop, and asks for a repaint."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if self._file is not None:
            self._file = _Output(self._file, self._fault)  # type: ignore[assignment]
        self._stopped = False
        # Textual's handlers run between any two steps of the program: if it is just then writing to the terminal, they
        # wait for themselves for ever.
        with contextlib.suppress(NotImplementedError, RuntimeError):
            loop = asyncio.get_running_loop()
            loop.add_signal_handler(signal.SIGTSTP, self._stop)
            loop.add_signal_handler(signal.SIGCONT, self._go_on)

    def _fault(self, error: Exception) -> None:
        self.process_message(TerminalFault(error))

    # -- reading --------------------------------------------------------------------------------------------------

    def run_input_thread(self) -> None:
        """Reads until `exit_event`. Textual ends the program at the first byte that is not UTF-8 (#6456)."""
        try:
            self._read_all()
        except OSError as error:
            # Without a terminal there is nothing to read; the app watches for that and ends in good order.
            if error.errno not in _GONE:
                self._fault(error)
        except Exception as error:  # noqa: BLE001  told, logged and raised again in the loop of the app
            self._fault(error)

    def _read_all(self) -> None:
        keys = KeyReader(TerminalInput(self._window, constants.ESCAPE_DELAY))
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                data = b""
                if selector.select(_WAIT):
                    data = os.read(self.fileno, _AT_ONCE)
                    if not data:  # the end of a file: it would be reported again at once, and for ever
                        self.exit_event.wait(_WAIT)
                for message in keys.read(data):
                    self.process_message(message)

    def _window(self) -> tuple[int, int]:
        size = self._app.size
        return size.width, size.height

    # -- stopping and going on ------------------------------------------------------------------------------------

    def _stop(self) -> None:
        """Gives the terminal back as it was found, and stops."""
        if not self._stopped:
            self._stopped = True
            self.suspend_application_mode()
        os.kill(os.getpid(), signal.SIGSTOP)

    def _go_on(self) -> None:
        """Takes the terminal again, whoever stopped the program and however: its modes may be anybody's by now."""
        if not self._stopped:  # by SIGSTOP, which nobody is told of
            self.suspend_application_mode()
        self._must_signal_resume = True
        self.resume_application_mode()
        # In the background, Textual stops the program once more before it has begun to read.
        self._stopped = self._key_thread is None or not self._key_thread.is_alive()
