"""The tables of a payout, each as plain values with their kinds, from which text, CSV and spreadsheets are made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import frozen

from paripassu.interpreter.payout import Payout
from paripassu.model.claims import Claim, Converts
from paripassu.money import show_exact, to_cents
from paripassu.waterfall.distribute import Distribution
from paripassu.waterfall.holders import by_holder
from paripassu.waterfall.steps import Choice, Payment, StepKind

Cell = str | int | Fraction | None
TEXT, MONEY, PRICE, SHARES, PART = "text", "money", "price", "shares", "part"


@frozen
class Grid:
    """A titled table: each column has a header and a kind, which says what its figures are; `foot` holds the sums."""

    title: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Cell, ...], ...]
    foot: tuple[tuple[Cell, ...], ...] = ()

    @property
    def headers(self) -> tuple[str, ...]:
        """What stands above the columns."""
        return tuple(header for header, _ in self.columns)


_PAYEES = (
    ("payee", TEXT),
    ("class", TEXT),
    ("rank", SHARES),
    ("shares", SHARES),
    ("owed each", PRICE),
    ("had before", MONEY),
    ("preference", MONEY),
    ("participation", MONEY),
    ("fixed part", MONEY),
    ("as common", MONEY),
    ("strike", MONEY),
    ("paid", MONEY),
    ("each", PRICE),
    ("how", TEXT),
)


def payees_grid(payout: Payout) -> Grid:
    """What each payee gets and from where, carve-outs first, then stock as the terms list it, then grants."""
    paid = distribution_of(payout)
    rows = [_payee(payout, paid, payment) for payment in paid.payments]
    total = sum((payment.amount for payment in paid.payments), Fraction(0))
    blank: list[Cell] = [None] * (len(_PAYEES) - 4)
    foot: list[tuple[Cell, ...]] = [("total", *blank, total, None, "")]
    if paid.unclaimed:
        foot.insert(0, ("left over", *blank, paid.unclaimed, None, "no term gives it to anybody"))
    return Grid("Who gets what", _PAYEES, tuple(rows), tuple(foot))


def distribution_of(payout: Payout) -> Distribution:
    """The distribution of a payout that was made; whoever reports one has looked whether it was."""
    if payout.distribution is None:
        raise AssertionError("a payout that could not be made has no tables")
    return payout.distribution


def _payee(payout: Payout, paid: Distribution, payment: Payment) -> tuple[Cell, ...]:
    claim = paid.structure.claim(payment.name)
    of = payout.question.built.stock_of.get(payment.name, "")
    is_owed = claim is not None and bool(claim.owed)
    return (
        payment.name,
        of,
        claim.rank if claim is not None and is_owed else None,
        None if claim is None else claim.shares,
        claim.owed if claim is not None and is_owed else None,
        claim.paid if claim is not None else None,
        payment.preference,
        payment.participation,
        payment.pool,
        payment.as_common,
        payment.strike,
        payment.amount,
        None if claim is None else payment.per_share,
        how(paid, payment),
    )


def how(paid: Distribution, payment: Payment) -> str:
    """In a few words, how a payee came to its money."""
    claim = paid.structure.claim(payment.name)
    if claim is None:
        return "before all stock"
    words = [*_exercise(claim, payment), *_choice(paid, claim), *_tier(paid, payment), *_rest(paid, claim, payment)]
    return ", ".join(words) or ("has had it all" if claim.paid and not claim.unpaid else "nothing is left")


def _exercise(claim: Claim, payment: Payment) -> Iterator[str]:
    if claim.exercise is not None:
        netted = "" if claim.exercise.paid_in else ", strike netted"
        yield f"exercised{netted}" if payment.strike or payment.amount else "not exercised"


def _choice(paid: Distribution, claim: Claim) -> Iterator[str]:
    if claim.conversion.converts is Converts.NOW:
        yield "as common"
    choice = choice_of(paid, claim.name)
    if choice is not None and choice.converts:
        yield "must convert" if choice.because is not None else "converts"


def choice_of(paid: Distribution, name: str) -> Choice | None:
    """The choice of a claim; None where it has none."""
    return next((choice for choice in paid.choices if choice.name == name), None)


def _tier(paid: Distribution, payment: Payment) -> Iterator[str]:
    for step in paid.steps:
        if step.kind is not StepKind.TIER or payment.name not in {portion.name for portion in step.portions}:
            continue
        owed = sum((portion.most or Fraction(0) for portion in step.portions), Fraction(0))
        if step.is_full:
            yield f"rank {step.rank}, in full"
        elif not step.available:
            yield f"rank {step.rank}, nothing is left"
        else:
            part = f", {show_exact(step.available / owed)} of what is owed" if owed else ""
            yield f"rank {step.rank}, short{part}"


def _rest(paid: Distribution, claim: Claim, payment: Payment) -> Iterator[str]:
    if payment.pool:
        yield "a fixed part of the rest"
    if payment.participation:
        is_capped = claim.room is not None and payment.participation == claim.room
        yield "participates up to its cap" if is_capped else "participates"
    elif claim.owed == 0 and claim.exercise is None and not choice_of(paid, claim.name):
        yield "the rest"


def holders_grid(payout: Payout) -> Grid:
    """What each holder gets of each payee, to the cent: all cents together add up to the payments."""
    rows = by_holder(distribution_of(payout))
    cents = to_cents([row.amount for row in rows])
    columns = (("holder", TEXT), ("of", TEXT), ("shares", SHARES), ("paid", MONEY), ("exact", MONEY))
    cells: list[tuple[Cell, ...]] = [
        (row.holder or row.claim, row.claim, row.shares, amount, row.amount)
        for row, amount in zip(rows, cents, strict=True)
    ]
    total = ("total", "", None, sum(cents, Fraction(0)), sum((row.amount for row in rows), Fraction(0)))
    return Grid("Holders, to the cent", columns, tuple(cells), (total,))


def people_grid(payout: Payout) -> Grid:
    """What each holder gets in all, of everything that it holds; no rows where nobody holds two things."""
    rows = by_holder(distribution_of(payout))
    cents = to_cents([row.amount for row in rows])
    paid: dict[str, tuple[list[str], Fraction]] = {}
    for row, amount in zip(rows, cents, strict=True):
        of, so_far = paid.setdefault(row.holder or row.claim, ([], Fraction(0)))
        paid[row.holder or row.claim] = ([*of, row.claim], so_far + amount)
    columns = (("holder", TEXT), ("of", TEXT), ("paid", MONEY))
    several = any(len(of) > 1 for of, _ in paid.values())
    cells = [(holder, ", ".join(of), amount) for holder, (of, amount) in paid.items()] if several else []
    return Grid("Holders, in all", columns, tuple(cells))


def readings_grid(found: Sequence[tuple[str, Payout]]) -> Grid:
    """What each payee gets under each reading."""
    names = dict.fromkeys(payment.name for _, payout in found for payment in distribution_of(payout).payments)
    columns = (("reading", TEXT), *((name, MONEY) for name in names))
    rows = [(reading, *(distribution_of(payout).amounts.get(name) for name in names)) for reading, payout in found]
    return Grid("Who gets what under each reading", columns, tuple(rows))
