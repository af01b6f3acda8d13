"""A page of blocks as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paripassu.diagnostics.excerpt import visible
from paripassu.diagnostics.palette import Palette
from paripassu.report.blocks import Block, Fold, Heading, Picture, Sheet, Words
from paripassu.report.tables import Table

_INDENT = "  "


def block_lines(blocks: Iterable[Block], palette: Palette, *, is_verbose: bool = False) -> Iterator[str]:
    """The lines of a page; what is the same on both sides is only counted, unless more is asked for."""
    is_parted = True
    for block in blocks:
        if isinstance(block, Heading | Sheet) and not is_parted:
            yield ""
        for line in _lines(block, palette, is_verbose=is_verbose):
            is_parted = False
            yield line
        if isinstance(block, Heading) and block.level == 1:
            is_parted = True
            yield ""


def _lines(block: Block, palette: Palette, *, is_verbose: bool) -> Iterator[str]:
    match block:
        case Heading():
            yield palette.paint(palette.strong, visible(block.words))
        case Words():
            yield visible(block.words)
        case Sheet():
            yield visible(block.caption)
            yield from Table(block.headers, block.rows, block.right).lines(_INDENT)
        case Fold():
            yield f"{_INDENT}{palette.paint(palette.hint, block.label)}  {visible(block.words)}"
            for inner in block.inside if is_verbose or not block.is_aside else ():
                for line in _lines(inner, palette, is_verbose=is_verbose):
                    yield f"{_INDENT * 3}{line}"
        case Picture():
            return
