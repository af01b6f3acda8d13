"""What each holder gets for its shares, exactly and to the cent."""

from __future__ import annotations

from attrs import evolve

from paripassu.model.claims import ONE
from paripassu.money import to_cents
from paripassu.waterfall.distribute import Distribution
from paripassu.waterfall.steps import HolderPayment


def by_holder(payout: Distribution) -> tuple[HolderPayment, ...]:
    """Net dollars of every holder of every payee, by shares; a payee without listed holders has one, named ""."""
    rows = []
    shares = {claim.name: claim.shares for claim in payout.structure.claims}
    for payment in payout.payments:
        whole = shares.get(payment.name, ONE)
        holders = payout.structure.holdings.get(payment.name) or {"": whole}
        for holder, held in holders.items():
            amount = payment.amount * held / whole if whole else payment.amount
            rows.append(HolderPayment(holder, payment.name, held, amount))
    return tuple(rows)


def in_cents(payout: Distribution) -> tuple[HolderPayment, ...]:
    """The same rows in whole cents by largest remainder over all of them, nobody off by a cent.

    They add up to the payments, cut down to whole cents; a fraction of a cent stays with the payer.
    """
    rows = by_holder(payout)
    cents = to_cents([row.amount for row in rows])
    return tuple(evolve(row, amount=amount) for row, amount in zip(rows, cents, strict=True))
