"""A page of blocks as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from paripassu.diagnostics.excerpt import visible
from paripassu.report.blocks import Block, Fold, Heading, Picture, Sheet, Words

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$])")


def markdown_lines(blocks: Iterable[Block]) -> Iterator[str]:
    """The lines of a page; what folds in HTML is a list below its line here, and pictures are their words."""
    for block in blocks:
        yield from _lines(block)
        yield ""


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {_escaped(block.words)}"
        case Words():
            yield _escaped(block.words)
        case Picture():
            yield f"*{_escaped(block.words)}*"
        case Sheet():
            yield from _table(block)
        case Fold():
            yield f"- **{_escaped(block.label)}** {_escaped(block.words)}"
            yield from (f"  - {line}" for inner in block.inside for line in _lines(inner) if line)


def _table(sheet: Sheet) -> Iterator[str]:
    yield f"**{_escaped(sheet.caption)}**"
    yield ""
    yield _row(sheet.headers)
    yield _row(["--:" if column in sheet.right else "---" for column in range(len(sheet.headers))], plain=True)
    for row in sheet.rows:
        yield _row(row)


def _row(cells: Iterable[str], *, plain: bool = False) -> str:
    return f"| {' | '.join(cell if plain else _escaped(cell) for cell in cells)} |"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", visible(text))
