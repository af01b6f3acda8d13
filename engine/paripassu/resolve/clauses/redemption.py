"""Redemption: who may have shares redeemed, when, and for how much."""

from __future__ import annotations

from paripassu.diagnostics.codes import MALFORMED_NUMBER
from paripassu.diagnostics.words import quote
from paripassu.model.quantities import PRICE
from paripassu.model.rights import CompanyRedemption, HolderRedemption, Redemption
from paripassu.resolve.amounts import resolve_amount
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written
from paripassu.resolve.phrases import resolve_holders_share


def resolve_redemption(clause: ClauseScope) -> Redemption:
    """The clause as meant."""
    return Redemption(
        cite=clause.cite,
        by_holders=clause.one("holders_redeem", _by_holders),
        by_company=clause.one("company_redeems", _by_company),
    )


def _by_holders(clause: ClauseScope, written: Written) -> HolderRedemption | None:
    phrase = written.node.phrase
    share = resolve_holders_share(clause, phrase.phrases("holders_share")[0])
    since = clause.day(phrase.words("DATE")[0])
    yearly = phrase.phrase("installments")
    count = 1 if yearly is None else clause.scope.count(yearly.words()[0], "The number of installments")
    if share is None or since is None or count is None:
        return None
    legally = phrase.phrase("legally_available") is not None
    return HolderRedemption(share[0], share[1], since, count, legally)


def _by_company(clause: ClauseScope, written: Written) -> CompanyRedemption | None:
    phrase = written.node.phrase
    price = resolve_amount(clause.scope, phrase.phrases("at_price")[0].phrases()[0], PRICE, "A redemption price")
    words = phrase.words("NUMBER")
    least, most = (clause.scope.count(word, "A period of notice") for word in words)
    if price is None or least is None or most is None:
        return None
    if least > most:
        message = f"A notice of {quote(f'{least} to {most}')} days has its longest period first."
        clause.scope.report(MALFORMED_NUMBER, message, words[0].span, f"Did you mean `{most} to {least}`?")
        return None
    return CompanyRedemption(price, least, most)
