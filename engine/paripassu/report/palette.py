"""Colors of a terminal, or none: what a reader must not miss stands out."""

from __future__ import annotations

_RESET = "\x1b[0m"


class Palette:
    """Paints words where `is_colored`, and leaves them as they are where not."""

    __slots__ = ("is_colored",)

    def __init__(self, is_colored: bool) -> None:
        """Whether to paint is decided once, where the output is known."""
        self.is_colored = is_colored

    def strong(self, text: str) -> str:
        """Titles."""
        return self._paint("1", text)

    def faint(self, text: str) -> str:
        """Sections and other references."""
        return self._paint("2", text)

    def good(self, text: str) -> str:
        """What was met."""
        return self._paint("32", text)

    def bad(self, text: str) -> str:
        """Void acts and failed expectations."""
        return self._paint("1;31", text)

    def grave(self, text: str) -> str:
        """Breaches."""
        return self._paint("1;33", text)

    def open(self, text: str) -> str:
        """What is not known."""
        return self._paint("1;35", text)

    def _paint(self, style: str, text: str) -> str:
        return f"\x1b[{style}m{text}{_RESET}" if self.is_colored and text else text


PLAIN = Palette(is_colored=False)
COLORED = Palette(is_colored=True)
