"""A sign of life on standard error for work that takes more than two seconds, where a person watches."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Protocol, Self

_PATIENCE = 2
_EACH = 1


class _Ending(Protocol):
    """What `threading.Event` is to us; the module itself is loaded where somebody watches."""

    def set(self) -> None:
        """The work has ended."""

    def wait(self, timeout: float) -> bool:
        """Whether the work ended before a time has passed."""


class Progress:
    """Counts the seconds of one piece of work, on one line that is gone when the work is done."""

    def __init__(self, words: str) -> None:
        """`words` say what is being done; `say` may change them on the way."""
        self._words = words
        self._ended: _Ending | None = None
        self._width = 0

    def say(self, words: str) -> None:
        """What is being done now."""
        self._words = words

    def __enter__(self) -> Self:
        """Start to count, where somebody watches."""
        if sys.stderr.isatty():
            from threading import Event, Thread

            ended = Event()
            self._ended = ended
            Thread(target=self._count, args=(ended,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop, and clear the line."""
        if self._ended is not None:
            self._ended.set()
            if self._width:
                sys.stderr.write("\r" + " " * self._width + "\r")

    def _count(self, ended: _Ending) -> None:
        if ended.wait(_PATIENCE):
            return
        seconds = 2
        while True:
            text = f"{self._words}, {seconds} s"
            self._width = max(self._width, len(text))
            sys.stderr.write("\r" + text.ljust(self._width))
            sys.stderr.flush()
            if ended.wait(_EACH):
                return
            seconds += 1
