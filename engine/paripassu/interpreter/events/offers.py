"""Rights, exercises, distributions, raised rates, scrip: what they change as plain fact, and when they are void."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.counts import move
from paripassu.interpreter.duties import after
from paripassu.interpreter.evaluate import Missing, conversion_rate
from paripassu.interpreter.events.shares import issue, may_issue
from paripassu.interpreter.grants import granted
from paripassu.interpreter.repricing import RATE
from paripassu.interpreter.scrip import scrip_name
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Facts, Objection, law
from paripassu.model.conversions import FractionRule
from paripassu.model.events import Issue, MailNotice
from paripassu.model.market_events import Distribute, ExchangeScrip, Exercise, Expire, OfferRights, RaiseRate
from paripassu.model.run import BREACH, VOID, Effect, HoldingChanged, Input, Reason, TermChanged
from paripassu.money import DOWN, WHOLE, round_to, show_exact, show_shares

_RIGHTS = law("DGCL §157", "rights and options to buy shares")
_PROPERTY = law("DGCL §173", "dividends may be paid in property")
_SCRIP = law("DGCL §155", "scrip for fractions of a share")


def left_of(state: State, event: Exercise | Expire) -> Fraction:
    """How many shares may still be bought under the rights that an event speaks of."""
    if event.holder and event.strike is not None and event.kind != "rights":
        for grant in granted(state):
            if grant.of == event.of and grant.strike == event.strike:
                return grant.holders.get(event.holder, NOTHING)
        return NOTHING
    offers = [offer for offer in state.past(OfferRights) if offer.of == event.of]
    if not offers:
        return NOTHING
    gone: list[Exercise | Expire] = [*state.past(Exercise), *state.past(Expire)]
    used = (
        each.shares for each in gone if each.kind == "rights" and each.of == event.of and each.date >= offers[-1].date
    )
    return offers[-1].shares - sum(used, NOTHING)


def _too_many(event: Exercise | Expire, state: State) -> Iterator[Objection]:
    left = left_of(state, event)
    if event.shares > left:
        whose = f" of {event.holder}" if event.holder and event.kind != "rights" else ""
        text = f"{event.kind.capitalize()} on {show_shares(left)} {event.of}{whose} are left, not on more."
        yield Objection(VOID, Reason(text, (_RIGHTS,), (Input("left", left, "shares"),)), code="R302")


def may_exercise(event: Exercise, state: State) -> Iterator[Objection]:
    """Only what was granted, or offered and not yet expired, can be exercised, into shares that there can be."""
    yield from _too_many(event, state)
    offer = next((each for each in reversed(state.past(OfferRights)) if each.of == event.of), None)
    if event.kind == "rights" and offer is not None and event.date > offer.expires:
        text = f"The rights expired on {offer.expires}."
        yield Objection(VOID, Reason(text, (_RIGHTS,), (Input("last day", offer.expires, "date"),)), code="R302")
    yield from may_issue(_as_issue(event), state)


def _as_issue(event: Exercise) -> Issue:
    return Issue(event.date, event.of, event.shares, event.holder, event.shares * event.strike, span=event.span)


def exercise(event: Exercise, state: State) -> Iterator[Effect]:
    """The new shares are the holder's; a price that follows cheaper issues was adjusted by the grant already."""
    yield from issue(_as_issue(event), state)


def may_expire(event: Expire, state: State) -> Iterator[Objection]:
    """Only what is left can end."""
    yield from _too_many(event, state)


def distribute(event: Distribute, state: State) -> Iterator[Effect]:
    """Each holder of the class gets so many of the thing for each share."""
    text = f"{show_exact(event.number)} {event.what} on each {event.of}."
    reason = Reason(text, (_PROPERTY,), (Input("for each share", event.number, "ratio"),))
    own = state.terms.stock(event.what) is not None
    for holder, shares in list(state.holdings.get(event.of, {}).items()):
        more = shares * event.number
        if own:
            yield from move(state, event.what, holder, more, reason)
        else:
            held = state.held(event.what, holder)
            yield HoldingChanged(event.what, holder, held, held + more, reason)


def may_raise(event: RaiseRate, state: State) -> Iterator[Objection]:
    """A rate is raised where the terms let the company do so, for long enough, and on notice."""
    stock = state.stock(event.of)
    clause = stock.conversion
    item = clause.may_raise if clause is not None else None
    if clause is None or item is None:
        cite = stock.cite if clause is None else clause.cite
        text = f"{event.of} gives the company no right to raise its conversion rate."
        yield Objection(VOID, Reason(text, (cite,)), code="R307")
        return
    rate = conversion_rate(state, stock)
    if isinstance(rate, Fraction) and event.to <= rate:
        text = f"{show_exact(event.to)} is not above the conversion rate of {event.of}, {show_exact(rate)}."
        yield Objection(VOID, Reason(text, (item.cite,), (Input("conversion rate", rate, "ratio"),)), code="R307")
    first = after(state, event.date, item.value.at_least)
    if first is not None and event.until < first:
        text = f"The rate stays up for at least {item.value.at_least}, until {first}, not until {event.until}."
        yield Objection(VOID, Reason(text, (item.cite,), (Input("until at least", first, "date"),)), code="R307")
    if not any(_in_time(notice, event, item.value.notice_days) for notice in state.past(MailNotice)):
        text = f"Holders of {event.of} had no notice {item.value.notice_days} days before the rate was raised."
        yield Objection(BREACH, Reason(text, (item.cite,)))


def _in_time(notice: MailNotice, event: RaiseRate, days: int) -> bool:
    is_of_it = notice.matter == "raised conversion rate" and notice.of == event.of
    return is_of_it and notice.action_date <= event.date and (event.date - notice.date).days >= days


def raise_rate(event: RaiseRate, state: State) -> Iterator[Effect]:
    """The rate is higher until the last day."""
    stock = state.stock(event.of)
    rate, clause = conversion_rate(state, stock), stock.conversion
    if isinstance(rate, Missing) or clause is None or clause.may_raise is None:
        return
    text = f"The company raises the conversion rate of {event.of} until {event.until}."
    inputs = (Input("rate before", rate, "ratio"), Input("last day", event.until, "date"))
    yield TermChanged(event.of, RATE, rate, event.to, Reason(text, (clause.may_raise.cite,), inputs), cause=event)


def _scrip(event: ExchangeScrip, state: State) -> tuple[Fraction, Fraction]:
    """What a holder's scrip comes to that is not void, and all that is held of it."""
    name = scrip_name(event.of)
    rule = _rule_of(state, event.of)
    gone, good = NOTHING, NOTHING
    for move_, on in zip(state.moves, state.move_dates, strict=True):
        if (move_.of, move_.holder) != (name, event.holder):
            continue
        more = move_.after - move_.before
        until = after(state, on, rule.scrip_lasts) if rule is not None and rule.scrip_lasts is not None else None
        if more < 0:
            gone -= more
        elif until is None or event.date <= until:
            good += more
        else:
            # What was handed in was handed in oldest first.
            gone = max(gone - more, NOTHING)
    return max(good - gone, NOTHING), state.held(name, event.holder)


def _rule_of(state: State, into: str) -> FractionRule | None:
    for stock in state.terms.stocks:
        clause = stock.conversion
        rule = clause.fractions if clause is not None and clause.into == into else None
        if rule is not None and rule.value.outcome == "scrip":
            return rule.value
    return None


def may_exchange(event: ExchangeScrip, state: State) -> Iterator[Objection]:
    """Scrip is good for whole shares, as long as it is good at all."""
    good, held = _scrip(event, state)
    if good < 1:
        void = f"; {show_exact(held - good)} is void by now" if held > good else ""
        text = f"The scrip of {event.holder} comes to {show_exact(good)} of a share of {event.of}{void}."
        yield Objection(VOID, Reason(text, (_SCRIP,), (Input("good scrip", good, "shares"),)), code="R302")


def exchange(event: ExchangeScrip, state: State) -> Iterator[Effect]:
    """As many whole shares as the scrip comes to; the rest of it stays."""
    good, held = _scrip(event, state)
    whole = round_to(good, WHOLE, DOWN)
    text = f"{event.holder} hands in scrip for {show_shares(whole)} {event.of}."
    reason = Reason(text, (_SCRIP,), (Input("good scrip", good, "shares"),))
    yield HoldingChanged(scrip_name(event.of), event.holder, held, held - whole, reason)
    yield from move(state, event.of, event.holder, whole, reason)


EXERCISE = Facts(may_exercise, exercise)
EXPIRE = Facts(may=may_expire)
DISTRIBUTE = Facts(do=distribute)
RAISE_RATE = Facts(may_raise, raise_rate)
EXCHANGE_SCRIP = Facts(may_exchange, exchange)
