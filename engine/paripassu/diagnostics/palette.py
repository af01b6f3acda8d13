"""Colors of the terminal, as plain values, so that nothing that renders needs to know whether there are any."""

from __future__ import annotations

from attrs import frozen


@frozen
class Palette:
    """What to write before a word of each kind; nothing at all where there is no color."""

    error: str = ""
    warning: str = ""
    strong: str = ""
    margin: str = ""
    hint: str = ""

    def paint(self, color: str, text: str) -> str:
        """Text in one of this palette's colors."""
        return f"{color}{text}\x1b[0m" if color and text else text


PLAIN = Palette()
COLORED = Palette(error="\x1b[1;31m", warning="\x1b[1;33m", strong="\x1b[1m", margin="\x1b[34m", hint="\x1b[36m")
