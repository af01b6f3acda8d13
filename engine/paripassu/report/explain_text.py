"""Answers to "why?" as indented trees for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from paripassu.diagnostics.excerpt import visible
from paripassu.diagnostics.palette import Palette
from paripassu.model.run import Reason
from paripassu.report.reasons_text import Tree
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
    yield palette.paint(palette.strong, visible(answer.title))
    parts = answer.parts
    if not parts:
        yield "  It is a plain fact of the script: no clause was needed."
    if len(parts) > _MOST_PARTS and not is_verbose:
        yield f"  ({len(parts) - _MOST_PARTS:,} earlier changes are left out; --verbose shows them)"
        parts = parts[-_MOST_PARTS:]
    tree = Tree(palette)
    for step, at_step in groupby(parts, key=lambda part: part.step):
        yield ""
        yield from _step_lines(list(at_step), tree, is_told=bool(step) and answer.kind != "event")


def _step_lines(parts: list[Because], tree: Tree, *, is_told: bool) -> Iterator[str]:
    """What happened at one event; things that happened for one reason stand together above it."""
    indent = "  "
    if is_told:
        yield f"  {parts[0].step}  {visible(parts[0].event)}"
        indent = "      "
    reasons: dict[int, tuple[Reason, list[str]]] = {}
    for part in parts:
        reasons.setdefault(id(part.reason), (part.reason, []))[1].append(part.text)
    for reason, texts in reasons.values():
        for text in texts:
            if text != reason.text:
                yield f"{indent}{visible(text)}"
        yield from tree.lines(reason, f"{indent}  ")
