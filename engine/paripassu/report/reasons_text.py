"""The chain of reasons behind an outcome, as an indented tree."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.diagnostics.excerpt import visible
from paripassu.diagnostics.palette import Palette
from paripassu.model.citations import Cite
from paripassu.model.run import Displaced, Judgment, Reason
from paripassu.report.amounts_text import show_input

_STEP = "  "


def reason_lines(reason: Reason, palette: Palette, indent: str = "") -> Iterator[str]:
    """The reason, what it rests on, and the reasons behind it, each level indented once more."""
    yield indent + visible(reason.text)
    inner = indent + _STEP
    for cite in dict.fromkeys(reason.cites):
        yield from _cite_lines(cite, palette, inner)
    yield from _figure_lines(reason, inner)
    if reason.rounding:
        yield f"{inner}rounded: {visible(reason.rounding)}"
    for judgment in reason.judgments:
        yield inner + visible(_show_judgment(judgment))
    for displaced in reason.displaced:
        yield inner + visible(_show_displaced(displaced))
    for deeper in reason.because:
        yield from reason_lines(deeper, palette, inner)


def _cite_lines(cite: Cite, palette: Palette, indent: str) -> Iterator[str]:
    words = f"  {visible(' '.join(cite.words.split()))}" if cite.words else ""
    yield f"{indent}{palette.paint(palette.margin, str(cite))}{words}"
    for reading in cite.readings:
        yield f"{indent}{_STEP}as read with {reading}"


def _figure_lines(reason: Reason, indent: str) -> Iterator[str]:
    width = max((len(given.name) for given in reason.inputs), default=0)
    for given in reason.inputs:
        yield f"{indent}{given.name.ljust(width)} = {visible(show_input(given))}"


def _show_judgment(judgment: Judgment) -> str:
    holds = "" if judgment.holds else "not "
    about = f' of "{judgment.about}"' if judgment.about else ""
    return f'relies on a judgment: {holds}{judgment.fact}{about}, by "{judgment.by}" on {judgment.on.isoformat()}'


def _show_displaced(displaced: Displaced) -> str:
    words = f" ({' '.join(displaced.cite.words.split())})" if displaced.cite.words else ""
    return f"displaces {displaced.cite}{words}: {displaced.because}"
