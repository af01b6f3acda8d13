"""The end of the company: who is owed what, in which order, and what each holder is paid, to the cent."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.evaluate import Missing, quantity_of
from paripassu.interpreter.ranking import Ranking, Statement, rank
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.citations import Cite
from paripassu.model.claims import Basis, Claim, Structure, common
from paripassu.model.clauses import Liquidation
from paripassu.model.run import Displaced, Effect, Input, Noted, Paid, Reason, Undetermined
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_money, to_cents
from paripassu.waterfall.distribute import Distribution, distribute
from paripassu.waterfall.steps import Step, StepKind

_BASES = {"liquidation amount": Basis.OWED, "unpaid amount": Basis.UNPAID, "shares": Basis.SHARES}


def pay_out(state: State, assets: Fraction, why: Reason) -> Iterator[Effect]:
    """Distribute assets among all classes by rank, ratably where they fall short, the rest to common stock."""
    claimants = [stock for stock in state.terms.stocks if state.out(stock.name) and not _is_residual(state, stock)]
    owed: dict[str, Fraction] = {}
    for stock in claimants:
        amount = quantity_of(state, stock, "liquidation amount")
        if isinstance(amount, Missing):
            yield from _unknown(stock, amount, why)
            return
        owed[stock.name] = amount
    ranking = rank(state, claimants)
    if ranking.cycle:
        names = ", ".join(ranking.cycle)
        text = f"The clauses rank {names} in a circle, so nobody can say who is paid first."
        yield Undetermined(
            f"the order of {names}", Reason(text, tuple(s.cite for s in ranking.followed), because=(why,))
        )
        return
    yield from _remarks(ranking)
    distribution = distribute(_structure(state, claimants, owed, ranking), assets)
    yield from _payments(state, distribution, ranking, why)


def _unknown(stock: Stock, missing: Missing, why: Reason) -> Iterator[Effect]:
    cite = stock.liquidation.cite if stock.liquidation is not None else stock.cite
    text = f"Nothing can be paid out before {missing.what} is known: {stock.name} is outstanding."
    yield Undetermined(missing.what, Reason(text, (cite,), because=(why,)))


def _is_residual(state: State, stock: Stock) -> bool:
    """Stock that takes what is left: it has no liquidation clause and nobody supplied an amount."""
    return stock.liquidation is None and state.given(stock.name, "liquidation amount") is None and not stock.is_series


def _remarks(ranking: Ranking) -> Iterator[Effect]:
    for first, second in ranking.unordered:
        text = f"Nothing in the terms orders {first} and {second}: they are taken to rank with each other."
        yield Noted(Reason(text))


def _structure(state: State, claimants: list[Stock], owed: dict[str, Fraction], ranking: Ranking) -> Structure:
    ranks = {name: number for number, tier in enumerate(ranking.tiers, 1) for name in tier}
    claims: list[Claim] = []
    bases = {stock.name: _basis(stock) for stock in claimants}
    for stock in claimants:
        # All claims of one rank share by one basis: the first one written for the tier.
        tier = next(tier for tier in ranking.tiers if stock.name in tier)
        basis = next((bases[name] for name in tier if bases[name] is not None), None) or Basis.OWED
        claims.append(
            Claim(
                stock.name,
                state.out(stock.name),
                owed[stock.name],
                ranks[stock.name],
                basis,
                paid=already(state, stock.name),
                # A class without participation has no share in the rest.
                common_per_share=NOTHING,
                cite=_cite(stock),
            )
        )
    for stock in state.terms.stocks:
        if state.out(stock.name) and _is_residual(state, stock):
            claims.append(common(stock.name, state.out(stock.name), stock.cite))
    return Structure(tuple(claims))


def _basis(stock: Stock) -> Basis | None:
    clause = stock.liquidation
    return _BASES[clause.shortfall.value.basis] if clause is not None and clause.shortfall is not None else None


def _cite(stock: Stock) -> Cite:
    clause = stock.liquidation
    if clause is None:
        return stock.cite
    return clause.amount.cite if clause.amount is not None else clause.cite


def already(state: State, of: str) -> Fraction:
    """Liquidation money that a class has had, or that is set aside in trust where that counts as paid."""
    clause = state.stock(of).liquidation
    trust = clause is not None and clause.trust_counts_as_paid is not None and clause.trust_counts_as_paid.value
    kinds = {"liquidation", "trust"} if trust else {"liquidation"}
    return sum((paid.exact for paid in state.payments if paid.of == of and paid.kind in kinds), NOTHING)


def _payments(state: State, distribution: Distribution, ranking: Ranking, why: Reason) -> Iterator[Effect]:
    """One payment for each holder, all rounded together so that the cents add up to the whole."""
    reasons = {stock.name: _reason(state, stock, distribution, ranking, why) for stock in state.terms.stocks}
    rows: list[tuple[str, str, Fraction]] = []
    for stock in state.terms.stocks:
        total = distribution.amounts.get(stock.name, NOTHING)
        out = state.out(stock.name)
        rows.extend(
            (stock.name, holder, total * shares / out) for holder, shares in state.holdings.get(stock.name, {}).items()
        )
    cents = to_cents([exact for _, _, exact in rows])
    day = state.today
    for (of, holder, exact), amount in zip(rows, cents, strict=True):
        if day is None or not exact:
            continue
        shared = reasons[of]
        rounding = f"${show_exact(exact)} to the cent, by largest remainder" if amount != exact else ""
        share = Input("shares held", state.held(of, holder), "shares")
        text = f"{show_money(amount)} to {holder} on {of}."
        reason = Reason(text, shared.cites, (share,), rounding=rounding, because=(shared,))
        yield Paid(f"p{len(state.payments) + 1}", of, holder, amount, exact, "liquidation", day, reason)
    unpaid = [name for name, amount in distribution.amounts.items() if not amount]
    for name in unpaid:
        yield Noted(reasons[name], of=name)


def _reason(state: State, stock: Stock, distribution: Distribution, ranking: Ranking, why: Reason) -> Reason:
    """Why a class gets what it gets: its tier, what came before it, and the factor of a shortfall."""
    name = stock.name
    for step in distribution.steps:
        portion = next((portion for portion in step.portions if portion.name == name), None)
        if portion is None:
            continue
        cites, displaced = _ranked_by(name, ranking)
        clause = stock.liquidation
        own = _own_cites(clause, is_short=not step.is_full) if clause is not None else (stock.cite,)
        inputs = (
            Input("available", step.available, "money"),
            *((Input("owed", portion.most, "money"),) if portion.most is not None else ()),
            *((Input("owed to the tier", _owed_to(step), "money"),) if step.kind is StepKind.TIER else ()),
        )
        return Reason(_words(name, step, portion.amount), (*own, *cites), inputs, displaced=displaced, because=(why,))
    own = _own_cites(stock.liquidation, is_short=False) if stock.liquidation is not None else (stock.cite,)
    cites, displaced = _ranked_by(name, ranking)
    return Reason(f"Nothing is left for {name}.", (*own, *cites), displaced=displaced, because=(why,))


def _owed_to(step: Step) -> Fraction:
    return sum((portion.most or NOTHING for portion in step.portions), NOTHING)


def _own_cites(clause: Liquidation, *, is_short: bool) -> tuple[Cite, ...]:
    items = [clause.amount, clause.shortfall if is_short else None]
    return tuple(item.cite for item in items if item is not None) or (clause.cite,)


def _words(name: str, step: Step, amount: Fraction) -> str:
    paid = show_money(amount)
    if step.kind is not StepKind.TIER:
        return f"{name} takes what is left: {paid} of {show_money(step.available)}."
    others = [portion.name for portion in step.portions if portion.name != name]
    along = f" together with {', '.join(others)}" if others else ""
    if step.is_full:
        return f"{name} is paid in full{along}: {paid}."
    if not step.available:
        return f"Nothing is left for {name}{along}."
    factor = step.available / _owed_to(step) if _owed_to(step) else NOTHING
    return f"{show_money(step.available)} do not reach, so {name} shares ratably{along}: {show_exact(factor)} of what is owed, {paid}."


def _ranked_by(name: str, ranking: Ranking) -> tuple[tuple[Cite, ...], tuple[Displaced, ...]]:
    """The statements that put a class into its tier, and those that gave way to them."""
    cites = tuple(dict.fromkeys(one.cite for one in ranking.followed if name in {one.first, one.second}))
    displaced = tuple(
        Displaced(weak.cite, f"{_say(weak)} gives way to {strong.cite}: {_say(strong)}")
        for weak, strong in ranking.displaced
        if name in {weak.first, weak.second}
    )
    return cites, displaced


def _say(statement: Statement) -> str:
    return f"{statement.first} {statement.how} {statement.second}"
