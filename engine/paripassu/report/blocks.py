"""A page in plain pieces, from which text, Markdown and HTML are made: headings, sentences, tables, folds, pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import field

from paripassu.value import Value, frozen

if TYPE_CHECKING:
    from paripassu.report.plot_shapes import Chart


@frozen(eq=False, repr=False)
class Heading(Value):
    """A title; `level` 1 is that of the page."""

    level: int
    words: str


@frozen(eq=False, repr=False)
class Words(Value):
    """A sentence or a few; `mark` says what kind of line it is ("cite", "gain", "" ...), for those who color it."""

    words: str
    mark: str = ""


@frozen(eq=False, repr=False)
class Sheet(Value):
    """A table: a caption, headers, rows of texts; columns whose numbers are in `right` hold figures."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()


@frozen(eq=False, repr=False)
class Picture(Value):
    """A drawing, made where it is shown, with the words that stand for it where it cannot be seen."""

    draw: Callable[[], Chart]
    words: str


@frozen(eq=False, repr=False)
class Fold(Value):
    """Something in one line that opens to more; `label` is a short word before it.

    What is an aside is not opened on paper or in a terminal, unless somebody asks.
    """

    label: str
    words: str
    inside: tuple[Block, ...] = field(factory=tuple)
    is_aside: bool = False


Block = Heading | Words | Sheet | Picture | Fold
