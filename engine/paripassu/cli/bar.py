"""A bar on standard error that shows how far a long piece of work has come, where a person watches."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

_WIDTH = 30


class Bar:
    """Fills as units of work are done, on one line that is gone when the work is; silent where nobody watches."""

    def __init__(self, total: int, unit: str, *, is_silent: bool = False) -> None:
        """Say how many units there are, and what one is called."""
        self._total = max(total, 1)
        self._unit = unit
        self._words = ""
        self._done = 0
        self._shown = ""
        self._is_watched = not is_silent and sys.stderr.isatty()

    def begin(self, words: str) -> None:
        """Say what is being done, from nothing done."""
        self._words = words
        self._done = 0

    def advance(self, units: int) -> None:
        """So many units more are done."""
        self._done += units
        self._show()

    def _show(self) -> None:
        if not self._is_watched:
            return
        filled = self._done * _WIDTH // self._total
        part = self._done * 100 // self._total
        bar = "#" * filled + "." * (_WIDTH - filled)
        text = f"{self._words} [{bar}] {part:3}%  {self._done:,} of {self._total:,} {self._unit}"
        if text != self._shown:
            sys.stderr.write("\r" + text.ljust(len(self._shown)))
            sys.stderr.flush()
            self._shown = text

    def __enter__(self) -> Self:
        """Nothing is shown before something is done."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Clear the line."""
        if self._shown:
            sys.stderr.write("\r" + " " * len(self._shown) + "\r")
