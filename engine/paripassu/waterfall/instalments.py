"""Money that comes later, from an escrow or an earn-out: paid so that both payments together are one payout.

Source of the rule: the NVCA form of charter, allocation of escrow and contingent consideration (2.3.4): what comes
later is allocated after taking the earlier payment into account.
"""

from __future__ import annotations

from fractions import Fraction

from paripassu.model.claims import Structure
from paripassu.waterfall.distribute import distribute


def pay_later(structure: Structure, before: Fraction, more: Fraction) -> dict[str, Fraction]:
    """Net dollars by payee of `more` dollars, after `before` dollars were paid as if they were all.

    A payment below zero says that this payee had too much the first time: terms with a jump can do that.
    """
    first = distribute(structure, before).amounts
    both = distribute(structure, before + more).amounts
    return {name: both[name] - first[name] for name in both}
