"""Conversion: when it happens by itself, who may ask for it, and what reorganizations and splits do to it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.converting import convert_holder, nothing_follows, pay_for_fraction
from paripassu.interpreter.evaluate import Missing, conversion_rate
from paripassu.interpreter.events.meetings import is_approved
from paripassu.interpreter.reorganizing import chained, reorganization
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.telling import Objection, Rules, law
from paripassu.model.acts import IncreaseAuthorized, IssueConversionShares
from paripassu.model.citations import Cite
from paripassu.model.clauses import Approval, Conversion
from paripassu.model.events import (
    ClosePrice,
    Convert,
    Meeting,
    Merge,
    Property,
    Reorganize,
    Resolution,
    SellAssets,
    Split,
    Transfer,
    VotingTransfer,
)
from paripassu.model.run import VOID, Effect, EntitlementChanged, Input, Noted, Reason, TermChanged, Undetermined
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_shares

ALL_VOTING = "all voting stock"


def automatic(stock: Stock, clause: Conversion, event: Meeting, state: State) -> Iterator[Effect]:
    """Convert all of the series at once when the last approval it waits for is given."""
    if clause.automatic is None or not state.out(stock.name):
        return
    cite = clause.automatic.cite
    reasons: list[Reason] = []
    touched = False
    for approval in clause.automatic.value:
        answer = _approved(approval, stock, clause, state)
        touched = touched or _speaks_to(approval, event)
        if isinstance(answer, Reason):
            reasons.append(answer)
            continue
        if touched or any(_speaks_to(other, event) for other in clause.automatic.value):
            yield answer
        return
    day = Input("conversion date", event.date, "date")
    why = Reason(
        f"All approvals are complete, so all {stock.name} convert on {event.date}.",
        (cite,),
        (day,),
        because=tuple(reasons),
    )
    for holder, shares in list(state.holdings.get(stock.name, {}).items()):
        yield from convert_holder(state, stock, holder, shares, (why,))


def _speaks_to(approval: Approval, event: Meeting) -> bool:
    return any(_is_act(approval, resolution) for resolution in event.resolutions)


def _is_act(approval: Approval, resolution: Resolution) -> bool:
    match resolution.act:
        case IncreaseAuthorized():
            return approval.kind == "increase of authorized" and resolution.act.of == approval.of
        case IssueConversionShares():
            return approval.kind == "issuance of conversion shares" and resolution.act.of == approval.of
        case _:
            return False


def _approved(approval: Approval, stock: Stock, clause: Conversion, state: State) -> Reason | Effect:
    """Why an approval stands, or the note that says what is still missing."""
    cite = clause.automatic.cite if clause.automatic is not None else clause.cite
    by = "" if approval.by == ALL_VOTING else approval.by
    for meeting in reversed(state.past(Meeting)):
        for resolution in meeting.resolutions:
            if not _is_act(approval, resolution):
                continue
            approved = is_approved(meeting, resolution, state, by, approval.threshold)
            if approved is None:
                alone = by or approval.of
                missing = f"how {alone} alone voted on {meeting.date}"
                text = f"{stock.name} waits for a vote of {alone} alone; {missing} is not known."
                return Undetermined(missing, Reason(text, (cite,)))
            if approved:
                return _sufficient(
                    approval, stock, clause, state, Reason(f"{_name(approval)} approved on {meeting.date}.", (cite,))
                )
    return nothing_follows(f"{stock.name} does not convert: {_name(approval)} has not been approved.", (cite,))


def _name(approval: Approval) -> str:
    if approval.kind == "increase of authorized":
        return f"an increase of the authorized {approval.of}"
    return f"the issuance of the conversion shares of {approval.of}"


def _sufficient(approval: Approval, stock: Stock, clause: Conversion, state: State, given: Reason) -> Reason | Effect:
    """Hold an approved increase against the shares that the conversion needs."""
    if not approval.is_sufficient:
        return given
    rate = conversion_rate(state, stock)
    if isinstance(rate, Missing):
        return Undetermined(rate.what, Reason(f"{rate.what} is not known.", given.cites))
    into = clause.into
    shares = state.out(stock.name) * rate
    other = state.out(into) + (state.reserved.get(into, NOTHING) if approval.leaves_reserved else NOTHING)
    authorized = state.authorized.get(into, NOTHING)
    needed = _ceiling(other + shares)
    inputs = (
        Input("conversion shares", shares, "shares"),
        Input(f"{into} outstanding and reserved", other, "shares"),
        Input(f"{into} authorized", authorized, "shares"),
        Input("authorized needed", needed, "shares"),
    )
    cites = (*given.cites, *((clause.rate.cite,) if clause.rate is not None else ()))
    if authorized >= needed:
        text = f"{show_shares(authorized)} authorized {into} cover the {show_shares(needed)} that are needed."
        return Reason(text, cites, inputs, because=(given,))
    short = needed - authorized
    text = (
        f"{stock.name} does not convert: {show_shares(authorized)} authorized {into} are {show_shares(short)} short of the "
        f"{show_shares(needed)} needed ({show_shares(other)} outstanding or reserved + {show_exact(shares)} conversion shares)."
    )
    rounding = "shares needed rounded up to a whole share" if needed != other + shares else ""
    return Noted(Reason(text, cites, inputs, rounding=rounding), short_by=short, of=into)


def _ceiling(value: Fraction) -> Fraction:
    return Fraction(-(-value.numerator // value.denominator))


def split(stock: Stock, clause: Conversion, event: Split, state: State) -> Iterator[Effect]:
    """Let the rate follow a split of what the series converts into, where the terms are read so."""
    if event.of != clause.into or clause.split_adjusts is None:
        return
    rate = conversion_rate(state, stock)
    if isinstance(rate, Missing):
        return
    cite = clause.split_adjusts.cite
    if not clause.split_adjusts.value:
        yield nothing_follows(
            f"The rate of {stock.name} stays at {show_exact(rate)}: no clause adjusts it for a split.", (cite,)
        )
        return
    factor = (event.old + event.new) / event.old if event.is_stock_dividend else event.new / event.old
    text = f"{event.of} was split, so one {stock.name} converts into {show_exact(rate * factor)} instead of {show_exact(rate)} {clause.into}."
    inputs = (Input("rate before", rate, "ratio"), Input("split factor", factor, "ratio"))
    reason = Reason(text, (cite,), inputs)
    yield TermChanged(stock.name, "conversion rate", rate, rate * factor, reason)
    entitled = state.entitlements.get(stock.name)
    if entitled is not None:
        yield EntitlementChanged(stock.name, chained(entitled, Property(((event.of, factor),)), event.of), reason)


def may_convert(stock: Stock, clause: Conversion, event: Convert, state: State) -> Iterator[Objection]:
    """Only what the terms make convertible at the holder's choice can be converted so, and only what is held."""
    if event.of != stock.name:
        return
    held = state.held(stock.name, event.holder)
    wanted = held if event.shares is None else event.shares
    if clause.optional is None:
        cites: tuple[Cite, ...] = (clause.automatic.cite,) if clause.automatic is not None else (clause.cite,)
        text = f"{stock.name} gives its holders no right to convert when they choose."
        yield Objection(VOID, Reason(text, cites), code="R307")
    elif not held or wanted > held:
        text = f"{event.holder} holds {show_shares(held)} {stock.name}, not {show_shares(wanted)}."
        yield Objection(VOID, Reason(text), code="R302")


def convert(stock: Stock, clause: Conversion, event: Convert, state: State) -> Iterator[Effect]:
    """Convert what a holder asked to convert."""
    if event.of != stock.name or clause.optional is None:
        return
    shares = state.held(stock.name, event.holder) if event.shares is None else event.shares
    why = Reason(f"{event.holder} chose to convert.", (clause.optional.cite, law("DGCL §151(e)")))
    yield from convert_holder(state, stock, event.holder, shares, (why,))


def price_known(stock: Stock, clause: Conversion, event: ClosePrice, state: State) -> Iterator[Effect]:
    """Pay for fractions of today's conversions as soon as today's close is known."""
    if event.of != clause.into:
        return
    for duty in list(state.duties.values()):
        waits = duty.kind == "pay cash for fraction" and duty.status == "due" and duty.of == stock.name
        if waits and duty.arose == event.date:
            yield from pay_for_fraction(state, duty, event.price)


RULES = Rules(
    may={Convert: may_convert},
    then={
        Meeting: automatic,
        Split: split,
        Convert: convert,
        ClosePrice: price_known,
        Merge: reorganization,
        SellAssets: reorganization,
        Reorganize: reorganization,
        Transfer: reorganization,
        VotingTransfer: reorganization,
    },
)
