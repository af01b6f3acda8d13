"""Answers to "why?" as indented trees for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paripassu.diagnostics.palette import Palette
from paripassu.report.reasons_text import reason_lines
from paripassu.report.targets import Answer, Because

# Beyond this many changes of one holding the latest ones are what is asked about.
_MOST_PARTS = 50


def answers_lines(answers: Iterable[Answer], palette: Palette, *, is_verbose: bool = False) -> Iterator[str]:
    """All answers, an empty line between two."""
    for number, answer in enumerate(answers):
        if number:
            yield ""
        yield from answer_lines(answer, palette, is_verbose=is_verbose)


def answer_lines(answer: Answer, palette: Palette, *, is_verbose: bool = False) -> Iterator[str]:
    """One answer: its title, then each thing that made it so."""
    yield palette.paint(palette.strong, answer.title)
    parts = answer.parts
    if not parts:
        yield "  It is a plain fact of the script: no clause was needed."
    if len(parts) > _MOST_PARTS and not is_verbose:
        yield f"  ({len(parts) - _MOST_PARTS:,} earlier changes are left out; --verbose shows them)"
        parts = parts[-_MOST_PARTS:]
    for part in parts:
        yield ""
        yield from _part_lines(part, palette)


def _part_lines(part: Because, palette: Palette) -> Iterator[str]:
    mark = f"{part.step}  " if part.step else ""
    if part.text != part.reason.text:
        yield f"  {mark}{part.text}"
        yield from reason_lines(part.reason, palette, "    ")
    else:
        lines = reason_lines(part.reason, palette, "  ")
        yield f"  {mark}{next(lines).strip()}"
        yield from (f"  {line}" for line in lines)
