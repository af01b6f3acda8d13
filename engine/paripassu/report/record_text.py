"""Lines of a story that were recorded late or taken back, and whether the story counts them in."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.diagnostics.excerpt import visible
from paripassu.diagnostics.palette import Palette
from paripassu.model.script import Late, Record


def record_lines(record: Record, palette: Palette) -> Iterator[str]:
    """One line for each, under a heading; nothing where every line was written down on its day."""
    if not record.late:
        return
    yield palette.paint(palette.strong, "Record")
    for late in record.late:
        yield f"  {visible(late.words)}"
        yield f"    {say_late(late)}"
    yield ""


def say_late(late: Late) -> str:
    """When a line was recorded and withdrawn, why, and whether it counts."""
    parts = []
    if late.recorded != late.happened:
        parts.append(f"recorded {late.recorded.isoformat()}")
    if late.withdrawn is not None:
        why = f" ({visible(late.why)})" if late.why else ""
        parts.append(f"withdrawn {late.withdrawn.isoformat()}{why}")
    return f"{', '.join(parts)}: {'counted in' if late.is_told else 'left out'}"
