"""Phrases that several clauses use: groups of stock, kinds of acts, shares of a vote, spans of time."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from attrs import evolve

from paripassu.model.matters import Group, Matter
from paripassu.model.quantities import Duration, Threshold
from paripassu.model.rights import Sunset, Waiver
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written
from paripassu.syntax.nodes import Phrase

_DATED_GROUPS = {
    "stock_outstanding": "stock outstanding on",
    "preferred_outstanding": "preferred outstanding on",
}
_GROUPS = {
    "other_preferred": "other preferred",
    "senior_series": "senior",
    "parity_series": "parity",
    "junior_stock": "junior",
    "all_other_stock": "everything",
}

_MATTERS = {
    "merger_matter": ("merger",),
    "ending": ("liquidation",),
    "reclassification": ("reclassification",),
    "recapitalization": ("recapitalization",),
    "sale_of_all": ("sale of substantially all assets",),
    "sale_of_less": ("sale of less than substantially all assets",),
    "purchase_or_redemption": ("purchase of stock", "redemption of stock"),
    "purchase": ("purchase of stock",),
    "redemption_of_stock": ("redemption of stock",),
    "for_dividend": ("record date for dividend",),
    "for_distribution": ("record date for distribution",),
    "for_subscription": ("record date for subscription",),
    "for_other_right": ("record date for other right",),
}

_UNITS = {
    "days": "days",
    "in_business_days": "business days",
    "in_trading_days": "trading days",
    "months": "months",
    "years": "years",
}

_WEIGHTS = {"by_liquidation_amount": "liquidation amount", "by_votes": "votes", "as_converted": "as converted"}

# The rules that a group of stock may be written by.
GROUP_RULES = ("stock", *_DATED_GROUPS, *_GROUPS)


def resolve_group(clause: ClauseScope, phrase: Phrase) -> Group | None:
    """Stock picked out by a description."""
    if phrase.rule == "stock":
        return Group("class", clause.name(phrase))
    if phrase.rule in _GROUPS:
        return Group(_GROUPS[phrase.rule])
    day = clause.day(phrase.words()[0])
    return None if day is None else Group(_DATED_GROUPS[phrase.rule], on=day)


def resolve_groups(clause: ClauseScope, phrase: Phrase) -> tuple[Group, ...]:
    """All groups that a phrase lists directly."""
    groups = (resolve_group(clause, part) for part in phrase.phrases(*GROUP_RULES))
    return tuple(group for group in groups if group is not None)


def resolve_ranked(clause: ClauseScope, written: Written) -> tuple[Group, ...]:
    """All groups that a line about ranks lists, with the time for which it holds."""
    phrase = written.node.phrase
    groups = tuple(
        group for group in resolve_groups(clause, phrase) if not written.apart or group.name != written.apart
    )
    period = phrase.phrase("from_day", "after_day", "before_day", "while_default")
    if period is None:
        return groups
    if period.rule == "while_default":
        return tuple(evolve(group, while_default=True) for group in groups)
    day = clause.day(period.words()[0])
    if period.rule == "after_day" and day is not None:
        day += timedelta(days=1)
    if period.rule in {"from_day", "after_day"}:
        return tuple(evolve(group, since=day) for group in groups)
    return tuple(evolve(group, before=day) for group in groups)


def resolve_matters(clause: ClauseScope, phrase: Phrase) -> tuple[Matter, ...]:
    """All kinds of acts that a phrase lists directly, each once."""
    found: dict[Matter, None] = {}
    for part in phrase.phrases():
        found.update(dict.fromkeys(resolve_matter(clause, part)))
    return tuple(found)


def resolve_matter(clause: ClauseScope, phrase: Phrase) -> tuple[Matter, ...]:
    """The kinds of acts that one phrase means; () for words that only qualify the others."""
    if phrase.rule in _MATTERS:
        return tuple(Matter(kind) for kind in _MATTERS[phrase.rule])
    if phrase.rule == "capital_reorganization":
        stock = phrase.phrase("stock")
        return (Matter("capital reorganization", of="" if stock is None else clause.name(stock)),)
    if phrase.rule == "voting_transfer":
        above = clause.scope.part(phrase.words()[0], "A part of the votes", zero_allowed=True)
        return () if above is None else (Matter("transfer of voting securities", above=above),)
    return ()


_THRESHOLDS = {
    "majority": Threshold(Fraction(1, 2), exceeded=True),
    "two_thirds": Threshold(Fraction(2, 3), exceeded=False, words="two thirds"),
    "half": Threshold(Fraction(1, 2), exceeded=False, words="half"),
    "all_holders": Threshold(Fraction(1), exceeded=False, words="all"),
    "each_affected": Threshold(Fraction(1), exceeded=False, base="affected", words="each affected holder"),
}


def resolve_threshold(clause: ClauseScope, phrase: Phrase) -> Threshold | None:
    """How much of the outstanding shares a phrase asks for: `majority`, `two thirds`, `at least 60%`."""
    rule = phrase.rule
    if rule in _THRESHOLDS:
        return _THRESHOLDS[rule]
    if rule == "unaffiliated":
        count = clause.scope.count(phrase.words()[0], "The number of holders")
        if count is None:
            return None
        return Threshold(Fraction(0), exceeded=False, words=f"{count} unaffiliated holders", holders=count)
    word = phrase.words()[0]
    share = clause.scope.part(word, "A part of the vote")
    if share is None:
        return None
    exceeded = rule == "more_than"
    return Threshold(share, exceeded, words=f"{'more than' if exceeded else 'at least'} {word.text}")


def resolve_holders_share(clause: ClauseScope, phrase: Phrase) -> tuple[tuple[str, ...], Threshold] | None:
    """Whose vote is asked for, and how much of it: `majority of K and L`."""
    found = resolve_decider(clause, phrase)
    return None if found is None else (found.of, found.threshold)


def resolve_decider(clause: ClauseScope, phrase: Phrase) -> Waiver | None:
    """Whose vote is asked for, how much of it, and what a share weighs: `majority of K and L by liquidation amount`."""
    threshold = resolve_threshold(clause, phrase.phrases()[0])
    of = clause.names(phrase)
    counted_by = next((_WEIGHTS[part.rule] for part in phrase.phrases(*_WEIGHTS)), "shares")
    with_parity = phrase.phrase("with_parity") is not None
    return None if threshold is None else Waiver(of, threshold, counted_by, with_parity)


def resolve_deciders(clause: ClauseScope, phrase: Phrase) -> tuple[Waiver, ...] | None:
    """All whose votes are asked for together: `majority of A and B, and also two thirds of C`."""
    found = [resolve_decider(clause, part) for part in phrase.phrases("holders_share")]
    return None if None in found else tuple(each for each in found if each is not None)


def resolve_sunset(clause: ClauseScope, written: Written) -> Sunset | None:
    """When rights end: `lapses once less than 25% of A issued is outstanding`, or on a day."""
    phrase = written.node.phrase.phrases()[0]
    word, of = phrase.words()[0], clause.names(phrase)
    if phrase.rule == "on_day":
        day = clause.day(word)
        return None if day is None else Sunset(on=day)
    if phrase.rule == "once_less":
        part = clause.scope.part(word, "A part of the shares issued")
        return None if part is None else Sunset(of, part=part)
    count = clause.scope.amount(word, "The number of shares")
    return None if count is None else Sunset(of, count=count)


def resolve_duration(clause: ClauseScope, phrase: Phrase) -> Duration | None:
    """A span of time, in whole days, months or years."""
    count = clause.scope.count(phrase.words()[0], "A period")
    return None if count is None else Duration(count, _UNITS[phrase.phrases()[0].rule])
