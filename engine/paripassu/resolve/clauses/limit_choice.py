"""Among which limits on conversion a holder may choose."""

from __future__ import annotations

from attrs import evolve

from paripassu.diagnostics.codes import MALFORMED_NUMBER
from paripassu.diagnostics.words import quote
from paripassu.model.rights import ConversionLimit
from paripassu.resolve.clause import ClauseScope
from paripassu.syntax.nodes import Phrase


def bounded(clause: ClauseScope, change: Phrase, limit: ConversionLimit) -> ConversionLimit | None:
    """The limit with what a holder may choose in its place: one of several parts, or anything between two."""
    choices, between = change.phrase("limit_choices"), change.phrase("limit_range")
    if choices is not None:
        parts = [clause.scope.part(word, "A limit") for word in choices.words()]
        found = tuple(part for part in parts if part is not None)
        return None if len(found) < len(parts) else evolve(limit, choices=found)
    if between is None:
        return limit
    least, most = (
        clause.scope.part(word, "A limit", zero) for word, zero in zip(between.words(), (True, False), strict=True)
    )
    if least is None or most is None:
        return None
    if not least <= limit.above <= most:
        message = f"The limit itself does not lie within {quote(between.span.text.removeprefix('within '))}."
        hint = "Write the lowest and the highest limit, in this order, with the one that stands at first between them."
        clause.scope.report(MALFORMED_NUMBER, message, between.span, hint)
        return None
    return evolve(limit, least=least, most=most)
