"""A page in plain pieces, from which text, Markdown and HTML are made: headings, sentences, tables, folds, pictures."""

from __future__ import annotations

from attrs import field, frozen


@frozen
class Heading:
    """A title; `level` 1 is that of the page."""

    level: int
    words: str


@frozen
class Words:
    """A sentence or a few; `mark` says what kind of line it is ("cite", "gain", "" ...), for those who color it."""

    words: str
    mark: str = ""


@frozen
class Sheet:
    """A table: a caption, headers, rows of texts; columns whose numbers are in `right` hold figures."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()


@frozen
class Picture:
    """A drawing as SVG, with the words that stand for it where it cannot be seen."""

    svg: str
    words: str


@frozen
class Fold:
    """Something in one line that opens to more; `label` is a short word before it.

    What is an aside is not opened on paper or in a terminal, unless somebody asks.
    """

    label: str
    words: str
    inside: tuple[Block, ...] = field(factory=tuple)
    is_aside: bool = False


Block = Heading | Words | Sheet | Picture | Fold
