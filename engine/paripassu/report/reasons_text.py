"""The chain of reasons behind an outcome, as an indented tree."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.diagnostics.excerpt import visible
from paripassu.diagnostics.palette import Palette
from paripassu.model.citations import Cite
from paripassu.model.run import Displaced, Judgment, Reason
from paripassu.report.amounts_text import show_input

_STEP = "  "


class Tree:
    """Writes reasons and remembers them: what stands above already is not told again, nor a clause quoted twice."""

    def __init__(self, palette: Palette) -> None:
        """One tree for one answer: what a reader has before his eyes."""
        self._palette = palette
        # By identity: reasons share what lies behind them, and hashing one would walk all of it each time.
        self._reasons: dict[int, Reason] = {}
        self._cites: set[Cite] = set()

    def lines(self, reason: Reason, indent: str = "") -> Iterator[str]:
        """The reason, what it rests on, and the reasons behind it, each level indented once more."""
        if id(reason) in self._reasons:
            yield f"{indent}{visible(reason.text)} (as above)"
            return
        yield indent + visible(reason.text)
        yield from self.below(reason, indent + _STEP)

    def below(self, reason: Reason, indent: str = "") -> Iterator[str]:
        """What a reason rests on, without its own sentence."""
        if reason.cites or reason.inputs or reason.because:
            self._reasons[id(reason)] = reason
        for cite in dict.fromkeys(reason.cites):
            yield from self._cite_lines(cite, indent)
        yield from _figure_lines(reason, indent)
        if reason.rounding:
            yield f"{indent}rounded: {visible(reason.rounding)}"
        for judgment in reason.judgments:
            yield indent + visible(_show_judgment(judgment))
        for displaced in reason.displaced:
            yield indent + visible(_show_displaced(displaced))
        for deeper in reason.because:
            yield from self.lines(deeper, indent)

    def _cite_lines(self, cite: Cite, indent: str) -> Iterator[str]:
        section = self._palette.paint(self._palette.margin, str(cite))
        if cite in self._cites:
            yield f"{indent}{section}"
            return
        self._cites.add(cite)
        words = f"  {visible(' '.join(cite.words.split()))}" if cite.words else ""
        yield f"{indent}{section}{words}"
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
