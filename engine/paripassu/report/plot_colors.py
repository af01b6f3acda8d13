"""Colors that everybody can tell apart: those of Okabe and Ito (2008), then lighter and darker ones of the same."""

from __future__ import annotations

INK = "1a1a1a"
MUTED = "5c5c5c"
RULE = "d9d9d9"
PAPER = "ffffff"

# Neighbors in a stack are neighbors here, so light and dark take turns; the yellow is darkened for lines on white.
_COLORS = ("0072b2", "e69f00", "009e73", "cc79a7", "56b4e9", "d55e00", "c9b81f", "7f7f7f")


def color_of(place: int) -> str:
    """The color of the payee at a place."""
    base = _COLORS[place % len(_COLORS)]
    other, percent = ((0, 0), (255, 45), (0, 40))[place // len(_COLORS) % 3]
    return _mixed(base, other, percent)


def dash_of(place: int) -> int:
    """The dashes of the payee's line: colors that come again have others."""
    return (0, 7, 3)[place // len(_COLORS) % 3]


def is_dark(color: str) -> bool:
    """Whether white reads better on a color than black does."""
    red, green, blue = _parts(color)
    return 299 * red + 587 * green + 114 * blue < 140_000


def _mixed(color: str, other: int, percent: int) -> str:
    return "".join(f"{(part * (100 - percent) + other * percent) // 100:02x}" for part in _parts(color))


def _parts(color: str) -> tuple[int, int, int]:
    return int(color[:2], 16), int(color[2:4], 16), int(color[4:], 16)
