"""What a company file says beside its stock: options, warrants, and money that goes before all stock."""

from __future__ import annotations

from paripassu.diagnostics.codes import DUPLICATE_PAYEE, PART_ABOVE_WHOLE
from paripassu.diagnostics.findings import Label
from paripassu.diagnostics.words import quote
from paripassu.model.citations import Cite
from paripassu.model.grants import Grant, MoneyFirst, Opening
from paripassu.resolve.outline import Outline
from paripassu.resolve.scope import ALL_OF_IT, Scope
from paripassu.source import Span
from paripassu.syntax.nodes import BlockNode, ItemNode

SECTION = "company"


def resolve_grants(scope: Scope, whole: Outline) -> tuple[tuple[Grant, ...], tuple[MoneyFirst, ...]]:
    """All grants and all carve-outs of a company, in the order written; a payee has a name of its own."""
    first = dict(scope.names)
    grants = [_grant(scope, block, first) for block in whole.grants]
    money = [_money_first(scope, block, first) for block in whole.money_first]
    return (
        tuple(grant for grant in grants if grant is not None),
        tuple(each for each in money if each is not None),
    )


def _name(scope: Scope, block: BlockNode, name: str, first: dict[str, Span]) -> str:
    if name in first:
        also = (Label(first[name], "first here"),)
        message = f"There is already something named {quote(name)} that is paid or held."
        scope.report(DUPLICATE_PAYEE, message, block.span, "Give it a name of its own.", also)
    first.setdefault(name, block.span)
    return name


def _grant(scope: Scope, block: BlockNode, first: dict[str, Span]) -> Grant | None:
    phrase = block.head.phrases("grant")[0]
    name = _name(scope, block, phrase.text("STRING"), first)
    strike = scope.amount(phrase.words("MONEY")[0], "A strike", zero_allowed=True)
    counted, given = phrase.phrase("grant_shares"), phrase.phrase("granted_to")
    shares = None if counted is None else scope.amount(counted.words()[0], "The number of shares")
    of = scope.stock(phrase.phrases("stock")[0].words()[0])
    if strike is None or (counted is not None and shares is None):
        return None
    return Grant(
        name=name,
        kind=block.rule,
        of=of,
        strike=strike,
        shares=shares,
        to="" if given is None else given.text("STRING"),
        is_paid_in=not any(item.phrase.phrase("netted") for item in block.items),
        opens=_opening(scope, block.items),
        cite=_cite(block),
    )


def _opening(scope: Scope, items: tuple[ItemNode, ...]) -> Opening | None:
    for item in items:
        if item.rule == "opens":
            said = item.phrase.phrases()[0]
            at = scope.amount(said.words()[0], "A threshold")
            stock = said.phrase("stock")
            of = "" if stock is None else scope.stock(stock.words()[0])
            return None if at is None else Opening(at, of)
    return None


def _money_first(scope: Scope, block: BlockNode, first: dict[str, Span]) -> MoneyFirst | None:
    name = _name(scope, block, block.head.text("STRING"), first)
    said = block.head.phrases()[0]
    word = said.words()[0]
    amount = scope.amount(word, "A carve-out")
    if amount is None:
        return None
    if said.rule == "carved_sum":
        return MoneyFirst(name, amount, cite=_cite(block))
    if amount > 1:
        message = f"{quote(name)} takes more than all the proceeds: {word.text}."
        scope.report(PART_ABOVE_WHOLE, message, word.span, ALL_OF_IT)
        return None
    limited = said.phrase("carve_limit")
    limit = None if limited is None else scope.amount(limited.words()[0], "The most that a carve-out takes")
    return MoneyFirst(name, part=amount, limit=limit, cite=_cite(block))


def _cite(block: BlockNode) -> Cite:
    return Cite("", SECTION, block.words, span=block.span)
