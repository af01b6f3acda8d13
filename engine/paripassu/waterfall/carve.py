"""Money that goes to somebody before any stock: what each carve-out takes, and what is left."""

from __future__ import annotations

from fractions import Fraction

from paripassu.model.claims import ZERO, CarveOut
from paripassu.waterfall.turns import Turn


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


def turns(carve_outs: tuple[CarveOut, ...]) -> list[tuple[Fraction, str, Turn]]:
    """The assets at which each carve-out starts to take money, and has all that it will ever take."""
    found = []
    for place, own in enumerate(carve_outs):
        begin = gross(carve_outs[:place], ZERO)
        most = own.amount if own.percent is None else own.limit
        if begin is None or (not most and own.percent is None):
            continue
        found.append((begin, own.name, Turn.STARTS))
        if most is not None:
            end = gross(carve_outs[:place], most if own.percent is None else most / own.percent)
            found += [] if end is None else [(end, own.name, Turn.CARVED)]
    return found


def rates(carve_outs: tuple[CarveOut, ...], assets: Fraction) -> tuple[tuple[Fraction, ...], Fraction]:
    """Parts of the next dollar that the carve-outs take, and the part that stock shares in."""
    parts, open_part = [], Fraction(1)
    for own in carve_outs:
        if own.percent is None:
            share = Fraction(int(assets < own.amount))
        else:
            share = own.percent if own.limit is None or own.percent * assets < own.limit else ZERO
        parts.append(open_part * share)
        open_part -= parts[-1]
        assets -= take(own, assets)
    return tuple(parts), open_part
