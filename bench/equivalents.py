"""Changes of terms that no story can show, and why: what is argued here once is not looked for in vain."""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve

from paripassu.compare.normal import folded
from paripassu.model.citations import Item
from paripassu.model.clauses import Conversion, Designation, Liquidation, Reacquired, Voting
from paripassu.model.dividends import Dividends
from paripassu.model.matters import Group
from paripassu.model.quantities import Literal, Quantity
from paripassu.model.terms import Stock, Terms

Argument = Callable[[str, Stock, Terms], str]


def why_equivalent(about: str, words: str, terms: Terms, name: str) -> str:
    """The reason, or nothing where there is none."""
    stock = terms.stock(name)
    argue = ARGUMENTS.get(about)
    return argue(words, stock, terms) if argue is not None and stock is not None else ""


def _participation(words: str, stock: Stock, _terms: Terms) -> str:
    clause = stock.clause(Liquidation)
    is_none = clause is not None and clause.participation is not None and clause.participation.value is None
    is_gone = words.endswith("left out") and is_none
    return "a series that is silent has no part in the rest either" if is_gone else ""


def _ahead(words: str, stock: Stock, terms: Terms) -> str:
    clause = stock.clause(Liquidation)
    gone = _item(words, clause.ahead if clause is not None and ".ahead:" in words else ())
    common = terms.common
    if gone is None or common is None or gone.value != Group("class", common.name):
        return ""
    return "Common takes what is left, whether or not the terms say who is ahead of it"


def _owed_nothing(words: str, stock: Stock, terms: Terms) -> str:
    """A rank before or behind stock that has no amount to be paid, as far as the record goes."""
    clause = stock.clause(Liquidation)
    for own in ("ahead", "behind", "alike"):
        gone = _item(words, getattr(clause, own) if clause is not None and f".{own}:" in words else ())
        other = terms.stock(gone.value.name) if gone is not None else None
        if gone is None or other is None:
            continue
        theirs = other.clause(Liquidation)
        amount = theirs.amount.value if theirs is not None and theirs.amount is not None else None
        if amount is None or (isinstance(amount, Literal) and not amount.value):
            return f"{gone.value.name} is owed nothing in a liquidation, as far as the record goes"
    return ""


def _item(words: str, items: tuple[Item[Group], ...]) -> Item[Group] | None:
    """The item that a mutant leaves out."""
    places = ("first", "second", "third", "fourth", "fifth")
    found = [place for place, name in enumerate(places) if words.endswith(f"the {name} left out")]
    return items[found[0]] if found and found[0] < len(items) else None


def _by_silence(reason: str, *ends: str) -> Argument:
    return lambda words, _stock, _terms: reason if words.endswith(ends) else ""


def _fractions(words: str, stock: Stock, _terms: Terms) -> str:
    clause = stock.clause(Conversion)
    rule = clause.fractions.value if clause is not None and clause.fractions is not None else None
    if rule is None or clause is None:
        return ""
    if "price_on" in words and rule.outcome != "cash":
        return "no price is asked for where no cash is paid for fractions"
    rate = folded(clause.rate.value, stock) if clause.rate is not None else None
    if isinstance(rate, Literal) and rate.value.denominator == 1 and "per is" in words:
        return "a whole number of shares for each makes no difference between counting by share and by holder"
    return ""


def _par_value(_words: str, stock: Stock, _terms: Terms) -> str:
    return "" if _counts_on(stock.clauses, "par value") else "no amount of the terms and no event turns on par value"


def _counts_on(value: object, name: str) -> bool:
    if isinstance(value, Quantity):
        return value.name == name
    if isinstance(value, tuple):
        return any(_counts_on(each, name) for each in value)
    slots = getattr(type(value), "__attrs_attrs__", ())
    return any(_counts_on(getattr(value, each.name), name) for each in slots)


def _fractions_allowed(words: str, stock: Stock, _terms: Terms) -> str:
    clause = stock.clause(Designation)
    item = clause.fractions_allowed if clause is not None else None
    if item is not None and item.value and words.endswith("left out"):
        return "the law allows parts of a share where the terms are silent (DGCL §155)"
    return ""


def _pay_from(words: str, stock: Stock, _terms: Terms) -> str:
    clause, signed = stock.clause(Dividends), stock.signed
    if clause is None or clause.pay_from is None or clause.pay_dates is None or signed is None:
        return ""
    first = clause.pay_from.value
    earlier = [
        (month, day)
        for month, day in clause.pay_dates.value
        if signed < first.replace(month=month, day=min(day, 28)) < first or (month, day) > (first.month, first.day)
    ]
    is_first = not any(
        signed.replace(day=1) < first.replace(year=signed.year, month=month, day=1) < first
        for month, day in clause.pay_dates.value
        if (month, day) != (first.month, first.day)
    )
    if words.endswith(("left out", "a year earlier")) and is_first and not earlier:
        return "it is the first day of payment after the terms were made in any case"
    return ""


def _counts_payment_dates(right: object) -> bool:
    return bool(getattr(right, "on_payment_dates", False))


def _pay_dates(_words: str, stock: Stock, terms: Terms) -> str:
    """What builds up day by day does not ask for days of payment, unless something else waits for them."""
    clause = stock.clause(Dividends)
    accrual = clause.accrual.value if clause is not None and clause.accrual is not None else None
    if accrual is None or not accrual.is_cumulative or accrual.compounding_per_year:
        return ""
    waiting = [item.value for each in terms.stocks if each.dividends is not None for item in each.dividends.stopper]
    voting = stock.clause(Voting)
    conversion = stock.clause(Conversion)
    rights = (conversion.window, *conversion.company_may) if conversion is not None else ()
    on_dates = any(_counts_payment_dates(item.value) for item in rights if item is not None)
    if any(stopper.until != "outstanding" for stopper in waiting) or on_dates:
        return ""
    if voting is not None and voting.more_directors is not None:
        return ""
    return "dividends build up day by day without compounding, and nothing waits for a day of payment"


def _said_twice(words: str, stock: Stock, terms: Terms) -> str:
    """A rank that the terms of the other series state, too, of the same pair."""
    clause = stock.clause(Liquidation)
    if clause is None:
        return ""
    for own, its in (("ahead", "behind"), ("behind", "ahead"), ("alike", "alike")):
        gone = _item(words, getattr(clause, own)) if f".{own}:" in words else None
        other = terms.stock(gone.value.name) if gone is not None else None
        theirs = other.clause(Liquidation) if other is not None else None
        if gone is None or theirs is None:
            continue
        same = evolve(gone.value, name=stock.name)
        if any(item.value == same for item in getattr(theirs, its)):
            return f"the terms of {gone.value.name} say the same of the two"
    return ""


def _votes(words: str, stock: Stock, _terms: Terms) -> str:
    """A share that has as many votes as it converts into has them as converted, too, where nothing moves the rate."""
    voting, conversion = stock.clause(Voting), stock.clause(Conversion)
    basis = voting.votes.value if voting is not None and voting.votes is not None else None
    if basis is None or conversion is None or conversion.rate is None or "as_converted" not in words:
        return ""
    rate = folded(conversion.rate.value, stock)
    is_fixed = conversion.split_adjusts is not None and not conversion.split_adjusts.value
    if is_fixed and isinstance(rate, Literal) and rate.value == basis.per_share:
        return "it converts into as many shares as it has votes, and no split moves the rate"
    return ""


def _related(words: str, stock: Stock, _terms: Terms) -> str:
    clause = stock.clause(Conversion)
    rule = clause.reorganization.value if clause is not None and clause.reorganization is not None else None
    if rule is None or "related_together" not in words or any(matter.above is not None for matter in rule.matters):
        return ""
    return "no transfer of a part of the votes is listed, so there is nothing to add up"


def _reissue(words: str, stock: Stock, _terms: Terms) -> str:
    clause = stock.clause(Reacquired)
    item = clause.reissuable if clause is not None else None
    if item is not None and item.value and words.endswith("left out"):
        return "shares that come back may be issued again where the terms are silent (DGCL §243)"
    return ""


def _highest(words: str, stock: Stock, _terms: Terms) -> str:
    """Two caps that come to the same: one on the index, and one on the rate that the index and its margin make."""
    clause = stock.clause(Dividends)
    if clause is None or clause.highest is None or clause.highest_index is None or clause.rates is None:
        return ""
    margins = [step.rate_per_year for step in clause.rates.value if step.index]
    is_twice = all(clause.highest_index.value + margin == clause.highest.value for margin in margins)
    return "the other cap comes to the same" if margins and is_twice and words.endswith("left out") else ""


def _after(words: str, stock: Stock, _terms: Terms) -> str:
    """What comes after others in full, where its rank says so already."""
    clause = stock.clause(Liquidation)
    if clause is None or clause.shortfall is None or "after without the" not in words:
        return ""
    behind = {item.value for item in clause.behind}
    gone = [group for group in clause.shortfall.value.after if group in behind or group.kind == "senior"]
    return "its rank says so in any case" if len(gone) == len(clause.shortfall.value.after) else ""


def _rank(words: str, stock: Stock, terms: Terms) -> str:
    return _ahead(words, stock, terms) or _owed_nothing(words, stock, terms) or _said_twice(words, stock, terms)


_NO_RIGHT = "who has no right by the terms has none by their silence either"
_TOGETHER = "stock that votes does so together with all other, unless its terms say otherwise (DGCL §212(a))"
_NOT_DEEMED = "nothing says that it is a liquidation, so nothing is changed by saying that it is none"
_UNLISTED = "no notice is due of what no clause lists, whether or not it says so"
ARGUMENTS: dict[str, Argument] = {
    "liquidation.participation": _participation,
    "liquidation.ahead": _rank,
    "liquidation.behind": _rank,
    "liquidation.alike": _rank,
    "dividends.pay-dates": _pay_dates,
    "liquidation.excluded": _by_silence(_NOT_DEEMED, "left out"),
    "redemption.none": _by_silence(_NO_RIGHT, "left out"),
    "no-conversion.none": _by_silence(_NO_RIGHT, "left out"),
    "voting.together-with": _by_silence(_TOGETHER, "left out", "without the first"),
    "conversion.split-adjusts": _by_silence("without a word on splits nothing is adjusted", "left out"),
    "conversion.fractions": _fractions,
    "notices.not-of": _by_silence(_UNLISTED, "left out"),
    "liquidation.shortfall": _after,
    "designation.par-value": _par_value,
    "designation.fractions-allowed": _fractions_allowed,
    "dividends.pay-from": _pay_from,
    "dividends.highest": _highest,
    "voting.votes": _votes,
    "conversion.reorganization": _related,
    "reacquired.reissuable": _reissue,
    "dividends.highest-index": _highest,
}
