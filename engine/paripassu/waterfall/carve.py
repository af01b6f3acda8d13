"""Money that goes to somebody before any stock: what each carve-out takes, and what is left."""

from __future__ import annotations

from fractions import Fraction

from paripassu.model.claims import ZERO, CarveOut


def take(carve_out: CarveOut, before: Fraction) -> Fraction:
    """Dollars that one carve-out takes of what the earlier ones left."""
    if carve_out.percent is None:
        return min(carve_out.amount, before)
    part = carve_out.percent * before
    return part if carve_out.limit is None else min(part, carve_out.limit)


def carve(carve_outs: tuple[CarveOut, ...], assets: Fraction) -> tuple[tuple[Fraction, ...], Fraction]:
    """What each carve-out takes of the assets, in the order listed, and what stock shares in, all in dollars."""
    taken = []
    for carve_out in carve_outs:
        taken.append(take(carve_out, assets))
        assets -= taken[-1]
    return tuple(taken), assets


def gross(carve_outs: tuple[CarveOut, ...], net: Fraction) -> Fraction | None:
    """The most assets that leave stock no more than `net` dollars; None where a carve-out takes everything."""
    for carve_out in reversed(carve_outs):
        if carve_out.percent is None:
            net += carve_out.amount
            continue
        limit = carve_out.limit
        kept = 1 - carve_out.percent
        is_limited = limit is not None and net * carve_out.percent >= limit * kept
        if limit is not None and is_limited:
            net += limit
        elif kept == 0:
            return None
        else:
            net /= kept
    return net


def limits(carve_outs: tuple[CarveOut, ...]) -> tuple[tuple[Fraction, CarveOut], ...]:
    """The assets at which each carve-out has all that it will ever take; none for a percentage without a limit."""
    found = []
    for place, carve_out in enumerate(carve_outs):
        if carve_out.percent is None:
            reached = gross(carve_outs[:place], carve_out.amount)
        elif carve_out.percent == 0 or carve_out.limit is None:
            continue
        else:
            reached = gross(carve_outs[:place], carve_out.limit / carve_out.percent)
        if reached is not None:
            found.append((reached, carve_out))
    return tuple(found)


def rate(carve_out: CarveOut, before: Fraction) -> Fraction:
    """Part of the next dollar left by the earlier carve-outs that this one takes."""
    if carve_out.percent is None:
        return Fraction(int(before < carve_out.amount))
    is_open = carve_out.limit is None or carve_out.percent * before < carve_out.limit
    return carve_out.percent if is_open else ZERO
