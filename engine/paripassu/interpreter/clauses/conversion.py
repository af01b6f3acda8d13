"""Conversion: who may ask for it, how fractions may be chosen, and what splits and reorganizations do to it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.clauses.automatic import automatic, in_writing
from paripassu.interpreter.clauses.offering import combined, offered, priced, reported, voted
from paripassu.interpreter.converting import (
    CASH,
    FRACTIONAL,
    Lot,
    convert_lot,
    elected,
    right_for,
    shares_of,
)
from paripassu.interpreter.counts import headroom
from paripassu.interpreter.duties import performed
from paripassu.interpreter.evaluate import Missing, conversion_rate, quantity_of
from paripassu.interpreter.events.splits import factor_of
from paripassu.interpreter.fractions import CLOSE, Price, pay_for_fraction, price_day, waiting
from paripassu.interpreter.judging import judgment_of
from paripassu.interpreter.limits import Asked, beyond_cap, beyond_limit, restated
from paripassu.interpreter.reorganizing import KINDS, reorganization
from paripassu.interpreter.saying import say_property
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection, Rules, law
from paripassu.interpreter.windows import closed, unvested
from paripassu.model.bespoke_events import Report
from paripassu.model.citations import Cite
from paripassu.model.clauses import Conversion, NoConversion
from paripassu.model.events import (
    Appraise,
    Assert,
    ClosePrice,
    CompanyConvert,
    Convert,
    DeliverCertificates,
    Elect,
    Meeting,
    Property,
    PublicOffering,
    Split,
    WrittenConsent,
)
from paripassu.model.run import VOID, Effect, EntitlementChanged, Input, Noted, Reason, TermChanged
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_shares

_COMPANY = "company"


def may_convert(stock: Stock, clause: Conversion, event: Convert, state: State) -> Iterator[Objection]:
    """Only what converts at the holder's choice converts so, only what is held, and only into what there can be."""
    if event.of != stock.name or event.on_control:
        return
    held = state.held(stock.name, event.holder)
    wanted = held if event.shares is None else event.shares
    if clause.optional is None:
        text = f"{stock.name} gives its holders no right to convert when they choose."
        cites: tuple[Cite, ...] = (clause.automatic.cite,) if clause.automatic is not None else (clause.cite,)
        yield Objection(VOID, Reason(text, cites), code="R307")
    elif not held or wanted > held:
        text = f"{event.holder} holds {show_shares(held)} {stock.name}, not {show_shares(wanted)}."
        yield Objection(VOID, Reason(text, inputs=(Input("held", held, "shares"),)), code="R302")
    else:
        yield from closed(stock, clause, event, state)
        yield from unvested(stock, clause, event, state)
        yield from _too_many(stock, clause, event, state)


def _too_many(stock: Stock, clause: Conversion, event: Convert, state: State) -> Iterator[Objection]:
    """Neither more than is authorized can come out of a conversion, nor more than one holder may have."""
    shares = state.held(stock.name, event.holder) if event.shares is None else event.shares
    right, room = right_for(state, stock, clause, event.holder, shares), headroom(state, clause.into)
    if isinstance(right, Missing):
        return
    received = shares * shares_of(right, clause.into)
    inputs = (Input("conversion shares", received, "shares"),)
    if room is not None and received > room.shares:
        text = (
            f"Only {show_shares(room.shares)} {clause.into} may still be issued ({room.words}), "
            f"not {show_exact(received)}."
        )
        yield Objection(VOID, Reason(text, (*room.cites, law("DGCL §161")), (*room.inputs, *inputs)), code="R301")
    each = shares_of(right, clause.into)
    if each:
        asked = Asked(shares, each)
        yield from beyond_limit(stock, clause, event, state, asked)
        yield from beyond_cap(stock, clause, state, asked)


def convert(stock: Stock, clause: Conversion, event: Convert, state: State) -> Iterator[Effect]:
    """Convert what a holder asked to convert."""
    if event.of == stock.name and clause.optional is not None and not event.on_control:
        shares = state.held(stock.name, event.holder) if event.shares is None else event.shares
        why = Reason(f"{event.holder} chose to convert.", (clause.optional.cite, law("DGCL §151(e)")))
        yield from convert_lot(state, Lot(stock, clause, event.holder, shares, why))


def may_company_convert(stock: Stock, clause: Conversion, event: CompanyConvert, state: State) -> Iterator[Objection]:
    """Whether the company may convert; few stories ask."""
    from paripassu.interpreter.clauses import company_converts as company  # noqa: PLC0415 - as said

    yield from company.may_company_convert(stock, clause, event, state)


def company_converts(stock: Stock, clause: Conversion, event: CompanyConvert, state: State) -> Iterator[Effect]:
    """What the company converts."""
    from paripassu.interpreter.clauses import company_converts as company  # noqa: PLC0415 - as said

    yield from company.company_converts(stock, clause, event, state)


def split(stock: Stock, clause: Conversion, event: Split, state: State) -> Iterator[Effect]:
    """What a split does to the rate, and whether it converts the series."""
    yield from _rate_split(stock, clause, event, state)
    yield from combined(stock, clause, event, state)


def _rate_split(stock: Stock, clause: Conversion, event: Split, state: State) -> Iterator[Effect]:
    """Let the rate follow a split of what the series converts into, where the terms are read so."""
    yield from restated(stock, clause, event, state)
    rate = conversion_rate(state, stock)
    if event.of != clause.into or clause.split_adjusts is None or isinstance(rate, Missing):
        return
    cite, factor = clause.split_adjusts.cite, factor_of(event)
    if not clause.split_adjusts.value:
        text = f"The rate of {stock.name} stays at {show_exact(rate)}: no clause adjusts it for a split."
        yield Noted(Reason(text, (cite,), (Input("conversion rate", rate, "ratio"),)), of=stock.name)
        return
    new, inputs = rate * factor, (Input("rate before", rate, "ratio"), Input("split factor", factor, "ratio"))
    text = (
        f"{event.of} was split, so one {stock.name} converts into {show_exact(new)} instead of {show_exact(rate)} "
        f"{clause.into}."
    )
    reason = Reason(text, (cite,), inputs)
    price = quantity_of(state, stock, "conversion price")
    if isinstance(price, Fraction):
        # A price moves against the number of shares.
        yield TermChanged(stock.name, "conversion price", price, price / factor, reason)
    yield TermChanged(stock.name, "conversion rate", rate, new, reason)
    carried_over = state.entitlements.get(stock.name)
    if carried_over is not None and shares_of(carried_over, event.of):
        yield _multiplied(stock, carried_over, event, Reason(reason.text, reason.cites, inputs, because=(reason,)))


def _multiplied(stock: Stock, right: Property, event: Split, reason: Reason) -> EntitlementChanged:
    """What reorganizations left of the conversion shares is split with all others of their class."""
    factor = factor_of(event)
    securities = tuple((of, number * factor if of == event.of else number) for of, number in right.securities)
    each = Property(securities, right.cash)
    text = f"{event.of} was split, so one {stock.name} converts from now on into {say_property(each)}."
    return EntitlementChanged(stock.name, each, Reason(text, reason.cites, reason.inputs, because=reason.because))


def price_known(stock: Stock, clause: Conversion, event: ClosePrice, state: State) -> Iterator[Effect]:
    """Pay for fractions of today's conversions as soon as today's close is known; prices may convert a series."""
    yield from priced(stock, clause, event, state)
    if event.measure != "close":
        return
    rule = clause.fractions.value if clause.fractions is not None else None
    if event.of != clause.into or rule is None or rule.price == "board" or price_day(state, rule) != event.date:
        return
    for duty in waiting(state, stock, event.date):
        yield from pay_for_fraction(state, duty, Price(event.price))


def price_determined(stock: Stock, clause: Conversion, event: Appraise, state: State) -> Iterator[Effect]:
    """Pay for fractions that wait for a market price once somebody has determined it for their day."""
    rule = clause.fractions.value if clause.fractions is not None else None
    if event.what != clause.into or rule is None or rule.price == CLOSE:
        return
    for duty in waiting(state, stock, event.on or event.date):
        yield from pay_for_fraction(state, duty, Price(event.value, event.by))


def sent(stock: Stock, clause: Conversion, event: DeliverCertificates, state: State) -> Iterator[Effect]:
    """Instructing the transfer agent is as good as sending certificates, where the terms say so."""
    if not event.by_agent:
        return
    for duty in list(state.duties.values()):
        fits = (duty.kind, duty.of, duty.to) == ("deliver certificates", event.of, event.to)
        if not fits or duty.settled is not None or duty.cite.series != stock.name:
            continue
        if clause.agent_delivers is not None:
            yield performed(duty, event.date)
        else:
            text = f"To instruct the transfer agent is not yet to send certificates of {event.of} to {event.to}."
            yield Noted(Reason(text, (duty.cite,)), of=stock.name)


def may_elect(stock: Stock, clause: Conversion, event: Elect, state: State) -> Iterator[Objection]:
    """How fractions are dealt with is the company's to choose, where its terms give it the choice."""
    if event.of != stock.name or event.what not in {FRACTIONAL, CASH}:
        return
    item = clause.fractions
    cites = (item.cite,) if item is not None else (clause.cite,)
    if event.who not in {_COMPANY, state.terms.company.name}:
        text = f"Whether fractions of {clause.into} are issued is for the company to choose, not for {event.who}."
        yield Objection(VOID, Reason(text, cites), code="R311")
    elif item is None or not item.value.company_may_elect_shares:
        text = f"{stock.name} leaves the company no choice how to deal with fractions of {clause.into}."
        yield Objection(VOID, Reason(text, cites), code="R311")


def choose(stock: Stock, clause: Conversion, event: Elect, state: State) -> Iterator[Effect]:
    """The choice stands for conversions from now on."""
    if event.of == stock.name and clause.fractions is not None and elected(state, stock) is event:
        how = "as fractional shares" if event.what == FRACTIONAL else "in cash"
        text = f"The company chose to settle fractions of {clause.into} {how} when {stock.name} converts."
        yield Noted(Reason(text, (clause.fractions.cite,)), of=stock.name)


def on_record(stock: Stock, clause: Conversion, event: Assert, state: State) -> Iterator[Effect]:
    """A judgment on what was sold decides whether it is a reorganization."""
    if clause.reorganization is not None and event.fact == "substantially all" and state.out(stock.name):
        word = "are" if event.holds else "are not"
        text = f"{event.by} judges that what is sold ({event.about}) {word} substantially all assets."
        yield Noted(Reason(text, (clause.reorganization.cite,), judgments=(judgment_of(event),)), of=stock.name)


def on_meeting(stock: Stock, clause: Conversion, event: Meeting, state: State) -> Iterator[Effect]:
    """A meeting may complete the approvals that a series waits for, or be its own vote to convert."""
    yield from automatic(stock, clause, event, state)
    yield from voted(stock, clause, event, state)


def on_consent(stock: Stock, clause: Conversion, event: WrittenConsent, state: State) -> Iterator[Effect]:
    """A series may vote in writing to convert."""
    yield from in_writing(stock, clause, event, state)
    yield from voted(stock, clause, event, state)


def never(stock: Stock, clause: NoConversion, event: Convert | CompanyConvert, state: State) -> Iterator[Objection]:
    """What converts into nothing converts for nobody."""
    del state
    if event.of == stock.name:
        cite = clause.none.cite if clause.none is not None else clause.cite
        yield Objection(VOID, Reason(f"{stock.name} does not convert into anything.", (cite,)), code="R307")


NONE_RULES = Rules(may={Convert: never, CompanyConvert: never})
RULES = Rules(
    may={Convert: may_convert, Elect: may_elect, CompanyConvert: may_company_convert},
    then={
        Meeting: on_meeting,
        WrittenConsent: on_consent,
        PublicOffering: offered,
        CompanyConvert: company_converts,
        Split: split,
        Convert: convert,
        ClosePrice: price_known,
        Report: reported,
        Appraise: price_determined,
        DeliverCertificates: sent,
        Elect: choose,
        Assert: on_record,
        **dict.fromkeys(KINDS, reorganization),
    },
)
