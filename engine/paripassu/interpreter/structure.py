"""Terms and a state become the structure of a payout: claims in their ranks, grants, carve-outs, who holds what.

Whoever is owed something is a claim at its rank, and rank 1 is paid first; stock that takes what is left shares in the
rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from attrs import define, evolve, field, frozen

from paripassu.interpreter.accruing import accrues
from paripassu.interpreter.entitling import (
    NO_DIVIDENDS,
    Lack,
    amount_cite,
    dividends_on,
    takes_the_rest,
)
from paripassu.interpreter.grants import Granted, granted
from paripassu.interpreter.lots import Lots, lots_of
from paripassu.interpreter.owed import already
from paripassu.interpreter.periods import changes_with_time, ranked_today
from paripassu.interpreter.ranking import Ranking, rank
from paripassu.interpreter.rights import Entitled, Exit, entitled, turned_into
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.citations import Cite
from paripassu.model.claims import Basis, CarveOut, Claim, Exercise, Participation, PoolShare, Structure, common
from paripassu.model.run import Reason
from paripassu.model.terms import Stock
from paripassu.money import show_exact_money, show_money, show_percent, show_shares
from paripassu.value import Value

_BASES = {"liquidation amount": Basis.OWED, "unpaid amount": Basis.UNPAID, "shares": Basis.SHARES}
_FIRST = 1


@frozen(eq=False, repr=False)
class Built(Value):
    """The structure of a payout with what it rests on.

    `stock_of` says of which class each claim is ("" for carve-outs), `reasons` why each claim is what it is; `lacks`
    are facts without which nothing can be paid out, `notes` what is taken for granted or left out of account.
    """

    structure: Structure
    ranking: Ranking
    stock_of: dict[str, str]
    reasons: dict[str, tuple[Reason, ...]]
    lacks: tuple[Lack, ...] = ()
    notes: tuple[Reason, ...] = ()


@define
class _Maker:
    """What has been put together so far."""

    state: State
    way: Exit
    ranking: Ranking
    exchanged: tuple[str, ...] = ()
    claims: list[Claim] = field(factory=list)
    pool: list[PoolShare] = field(factory=list)
    holdings: dict[str, dict[str, Fraction]] = field(factory=dict)
    stock_of: dict[str, str] = field(factory=dict)
    reasons: dict[str, tuple[Reason, ...]] = field(factory=dict)
    lacks: list[Lack] = field(factory=list)

    def add(self, claim: Claim, of: str, holders: dict[str, Fraction], reasons: tuple[Reason, ...]) -> None:
        """Put a claim in."""
        self.claims.append(claim)
        self.stock_of[claim.name] = of
        self.reasons[claim.name] = reasons
        self.holdings[claim.name] = holders

    def add_pool(self, name: str, found: Entitled, part: Fraction) -> None:
        """Put a fixed part of the rest in, where there is one."""
        if part:
            self.pool.append(PoolShare(name, part, found.until, found.reasons[-1].cites[0]))


def build(state: State, way: Exit = Exit.SALE, exchanged: tuple[str, ...] = ()) -> Built:
    """The structure of a payout on the present day of a state; nothing in the state changes.

    Series that are `exchanged` count as the stock that they convert into, which has a preference of its own.
    """
    grants = granted(state)
    claimants = _claimants(state, grants, exchanged)
    ranking = rank(state, ranked_today(state, claimants))
    maker = _Maker(state, way, ranking, exchanged)
    maker.lacks += _order_lacks(state, claimants, ranking)
    for stock in state.terms.stocks:
        if state.out(stock.name):
            _add_stock(maker, stock)
    for grant in grants:
        _add_grant(maker, grant)
    carve_outs = tuple(_carve_outs(maker))
    structure = Structure(tuple(_measured(maker)), carve_outs, tuple(maker.pool), maker.holdings)
    return Built(
        structure, ranking, maker.stock_of, maker.reasons, tuple(maker.lacks), tuple(_notes(state, ranking, maker))
    )


def _claimants(state: State, grants: tuple[Granted, ...], exchanged: tuple[str, ...]) -> list[Stock]:
    on = {grant.of for grant in grants}
    turned = (state.stock(name).conversion for name in exchanged)
    on.update(clause.into for clause in turned if clause is not None)
    return [
        stock
        for stock in state.terms.stocks
        if (state.out(stock.name) or stock.name in on) and not takes_the_rest(state, stock)
    ]


def _order_lacks(state: State, claimants: list[Stock], ranking: Ranking) -> Iterator[Lack]:
    if state.today is None:
        for stock in claimants:
            cite = changes_with_time(stock)
            if cite is not None:
                yield Lack(f"the day of the payout, on which the rank of {stock.name} depends", cite)
    for first, second in ranking.clashes:
        names = f"{first.first} and {first.second}"
        yield Lack(f"the order of {names}, which {first.cite} and {second.cite} state differently", first.cite)
    if ranking.cycle:
        names = ", ".join(ranking.cycle)
        yield Lack(f"the order of {names}, which the clauses rank in a circle", ranking.followed[0].cite)


def _add_stock(maker: _Maker, stock: Stock) -> None:
    """The claim of a class, or one for each day of issue where dividends build up from it."""
    state, name = maker.state, stock.name
    holders = {holder: shares for holder, shares in state.holdings.get(name, {}).items() if shares}
    if takes_the_rest(state, stock):
        reason = Reason(f"{name} takes what is left.", (stock.cite,))
        maker.add(common(name, state.out(name), stock.cite), name, holders, (reason,))
        return
    lots = _lots(state, stock)
    if isinstance(lots, Lack):
        maker.lacks.append(lots)
        return
    total = state.out(name)
    alike: list[tuple[date | None, Entitled, dict[str, Fraction]]] = []
    for since, lot in lots.items():
        found = _entitled(state, stock, since, maker)
        if isinstance(found, Lack):
            maker.lacks.append(found)
            return
        same = next((holders_so_far for _, other, holders_so_far in alike if other == found), None)
        if same is None:
            alike.append((since, found, dict(lot)))
            continue
        for holder, shares in lot.items():
            same[holder] = same.get(holder, NOTHING) + shares
    for since, found, lot in alike:
        shares = sum(lot.values(), NOTHING)
        label = name if len(alike) == 1 or since is None else f"{name} of {since.isoformat()}"
        claim = _claim(maker, _ranks_as(maker, stock), label, found)
        paid = already(state, name) * shares / total
        maker.add(evolve(claim, shares=shares, paid=paid), name, lot, found.reasons)
        maker.add_pool(label, found, found.part * shares / total)


def _ranks_as(maker: _Maker, stock: Stock) -> Stock:
    """The stock at whose rank a series is paid: its own, or that of what it is turned into."""
    is_turned = stock.name in maker.exchanged and stock.conversion is not None
    return maker.state.stock(stock.conversion.into) if is_turned and stock.conversion is not None else stock


def _lots(state: State, stock: Stock) -> Lots | Lack:
    if not accrues(stock):
        return {None: {holder: shares for holder, shares in state.holdings.get(stock.name, {}).items() if shares}}
    cite = stock.dividends.cite if stock.dividends is not None else stock.cite
    if state.today is None:
        return Lack(f"the day of the payout, to which the dividends of {stock.name} build up", cite)
    lots = lots_of(state, stock.name)
    if sum((shares for holders in lots.values() for shares in holders.values()), NOTHING) != state.out(stock.name):
        return Lack(f"the day on which all {stock.name} were issued (a column `issued` of the cap table)", cite)
    return lots


def _entitled(state: State, stock: Stock, since: date | None, maker: _Maker) -> Entitled | Lack:
    dividends = dividends_on(state, stock, since)
    if isinstance(dividends, Lack):
        return dividends
    asked = turned_into if stock.name in maker.exchanged else entitled
    return asked(state, stock, dividends, maker.way)


def _claim(maker: _Maker, stock: Stock, name: str, found: Entitled) -> Claim:
    """A claim of no shares yet, at the rank of its class."""
    place = next((number for number, tier in enumerate(maker.ranking.tiers, _FIRST) if stock.name in tier), _FIRST)
    return Claim(
        name,
        NOTHING,
        found.owed,
        place,
        _measure(stock) or Basis.OWED,
        common_per_share=found.common_per_share,
        participation=found.sharing,
        conversion=found.conversion,
        cite=amount_cite(stock),
    )


def _measure(stock: Stock) -> Basis | None:
    """By what a series says that a shortfall is shared; None where it is silent."""
    clause = stock.liquidation
    return None if clause is None or clause.shortfall is None else _BASES[clause.shortfall.value.basis]


def _measured(maker: _Maker) -> Iterator[Claim]:
    """The claims; one that is silent on the measure goes by those of its rank that name one and are owed something."""
    said: dict[int, list[Basis]] = {}
    own = {claim.name: _measure(maker.state.stock(maker.stock_of[claim.name])) for claim in maker.claims}
    for claim in maker.claims:
        measure = own[claim.name]
        if measure is not None and claim.owed:
            said.setdefault(claim.rank, []).append(measure)
    for claim in maker.claims:
        others = said.get(claim.rank, []) if own[claim.name] is None else []
        # Where they name several, one is as good as another: such a rank is paid only where money is not short.
        yield evolve(claim, basis=min(others, key=lambda each: each.value)) if others else claim


def _add_grant(maker: _Maker, grant: Granted) -> None:
    """The claim of a grant: on common it shares in the rest, on a series it is owed what a new share would be."""
    state, stock = maker.state, maker.state.stock(grant.of)
    exercise = Exercise(grant.strike, grant.is_paid_in, grant.opens)
    text = f"{grant.name}: {show_shares(grant.shares)} {grant.of} at {show_exact_money(grant.strike)}."
    reason = Reason(text, (grant.cite,))
    if takes_the_rest(state, stock):
        claim = Claim(grant.name, NOTHING, participation=Participation(), cite=grant.cite)
        reasons: tuple[Reason, ...] = (reason,)
    else:
        found = entitled(state, stock, NO_DIVIDENDS, maker.way)
        if isinstance(found, Lack):
            maker.lacks.append(found)
            return
        if found.part:
            what = f"what {grant.name} would take, since {grant.of} takes a fixed part of the rest"
            maker.lacks.append(Lack(what, grant.cite))
            return
        claim = evolve(_claim(maker, stock, grant.name, found), cite=grant.cite)
        reasons = (reason, *found.reasons)
    if grant.lack is not None:
        maker.lacks.append(grant.lack)
    maker.add(evolve(claim, shares=grant.shares, exercise=exercise), grant.of, grant.holders, reasons)


def _carve_outs(maker: _Maker) -> Iterator[CarveOut]:
    for own in maker.state.terms.money_first:
        limit = "" if own.limit is None else f", at most {show_exact_money(own.limit)}"
        most = show_exact_money(own.amount) if own.part is None else f"{show_percent(own.part)} of what is left{limit}"
        maker.stock_of[own.name] = ""
        maker.reasons[own.name] = (Reason(f"{own.name} goes before all stock: {most}.", (own.cite,)),)
        yield CarveOut(own.name, own.amount, own.part, own.limit, own.cite)


def _notes(state: State, ranking: Ranking, maker: _Maker) -> Iterator[Reason]:
    for first, second in ranking.unordered:
        yield Reason(f"Nothing in the terms orders {first} and {second}: they are taken to rank with each other.")
    for name in dict.fromkeys(maker.stock_of.values()):
        stock = state.terms.stock(name)
        if stock is not None:
            yield from _notes_on(state, stock, maker.way)


def _notes_on(state: State, stock: Stock, way: Exit) -> Iterator[Reason]:
    name, conversion = stock.name, stock.conversion
    had = already(state, name)
    # A script tells of earlier payments by itself.
    if had and way is not Exit.TOLD:
        text = f"{name} has had {show_money(had)} before, which counts against what it is owed."
        yield Reason(text, (amount_cite(stock),))
    if conversion is not None and conversion.limit is not None:
        text = f"The limit on conversion of {name} is left out of account: it depends on what else a holder owns."
        yield Reason(text, (conversion.limit.cite,))
    if conversion is not None and name in state.entitlements:
        text = f"{name} no longer converts into {conversion.into}, so its conversion is left out of account."
        yield Reason(text, (conversion.cite,))


def cite_of(built: Built, payee: str) -> Cite:
    """The clause that states what a payee is owed."""
    reasons = built.reasons.get(payee, ())
    return reasons[0].cites[0] if reasons and reasons[0].cites else Cite("", "company")
