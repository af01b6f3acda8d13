"""A clause that is opened and says nothing: neither a rule, nor `none`, nor why it is left out."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.diagnostics.codes import SAYS_NOTHING
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.words import quote
from paripassu.model.terms import Terms
from paripassu.source import Span


def check_says_nothing(terms: Terms) -> Iterator[Diagnostic]:
    """One finding for each head of a clause that has no item below it."""
    for stock in terms.stocks:
        for line in stock.lines:
            if line.kind == "head" and line.cite.span.source.text and not _has_items(line.cite.span):
                message = f"{quote(line.cite.span.text)} of {stock.name} says nothing."
                hint = 'Write what the section says below it, `none`, or `not encoded "why"`: silence is no rule.'
                yield Diagnostic(SAYS_NOTHING, message, Label(line.cite.span), hint=hint)


def _has_items(head: Span) -> bool:
    """Whether the next line that is neither empty nor a comment is indented."""
    for line in head.source.text[head.end :].split("\n")[1:]:
        if line.strip() and not line.lstrip().startswith("#"):
            return line[0].isspace()
    return False
