"""What a paper can be asked: whether terms claim to say all of it, and what they leave out.

Silence means something only where somebody has listened.

A series that names no paper is a sketch, and one that stands under `public record` is known in part; nobody asks either
of them what it leaves unsaid. What is `not encoded` counts as said, if its reason speaks of the thing.
"""

from __future__ import annotations

from paripassu.checks.written_amounts import written_amount
from paripassu.model.citations import Cite
from paripassu.model.rules import GeneralRules
from paripassu.model.terms import Stock

_PUBLIC_RECORD = "public record"


def restates_a_paper(stock: Stock) -> bool:
    """Whether a series names the paper that it restates, and restates it by its sections."""
    return bool(stock.source) and all(clause.cite.section != _PUBLIC_RECORD for clause in stock.clauses)


def preference_of(stock: Stock) -> Cite | None:
    """The line that says what a series is paid when the company ends; None where that is nothing or is not said."""
    clause = stock.liquidation
    if clause is None or clause.amount is None or written_amount(clause.amount.value, stock) == 0:
        return None
    return clause.amount.cite


def rules_speak_of(stock: Stock, *words: str) -> bool:
    """Whether a general rule of a series has one of these words in it: what it says, no check can tell."""
    clause = stock.clause(GeneralRules)
    rows = () if clause is None else (clause.causes, clause.powers, clause.duties)
    return any(word in item.cite.words for row in rows for item in row for word in words)


def leaves_out(stock: Stock, *words: str) -> bool:
    """Whether something is left out whose reason has one of these words in it."""
    return any(word in left.why.lower() for left in stock.not_encoded for word in words)
