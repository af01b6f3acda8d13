"""How fast money is paid out: one curve, one amount among 2,000 classes, and sweeps of many amounts.

No other program that solves such payouts can be installed from the package index, so the comparison is with the plain
way of doing it: everybody tries the other choice and all is paid out again, in plain Python and in machine numbers.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from statistics import median

import numpy as np

from measure import Promise, cost, median_seconds
from paripassu.model.claims import Structure
from paripassu.sweep.evaluate import Sheet
from paripassu.sweep.line import grid
from paripassu.sweep.table import Table
from paripassu.waterfall.curve import payout_curve
from paripassu.waterfall.distribute import distribute
from structures import shares_of, solve_again, structure

PARI = str(Path(sys.executable).parent / "pari")
NSTOR = ("terms/nstor/company.terms", "--after", "terms/nstor/series-k-shortfall.events")
VENTURE = ("terms/venture/stacked-caps.terms", "--captable", "terms/venture/stacked-caps.csv")

CURVE_SECONDS = 0.020
TIMES_FASTER = 100
PART_OF_COPY = 0.30
PAYOUTS = 100_000_000
START_RATIO = 20
# Twice the work should take twice the time, and more rows no more memory; the rest is what a busy machine adds.
WITHIN = 1.1
SMALL = 1_000_000


def paying(folder: Path, rows: int, runs: int) -> Iterator[Promise]:
    """All that is promised of payouts."""
    yield from starting(runs)
    # Before this process itself holds much: a program that it starts is counted from there.
    yield from streaming(folder, rows)
    yield from curves(runs)
    yield from one_exit()
    yield from sweeping()


def curves(runs: int) -> Iterator[Promise]:
    """One exact curve, and how its cost grows."""
    print("\nCurve: exact, all breakpoints with their reasons")
    each: list[float] = []
    for times in (1, 2, 4, 8):
        series, strikes = 20 * times, 50 * times
        own = structure(series, strikes)
        seconds = seconds_of(lambda own=own: payout_curve(own), runs)  # type: ignore[misc]
        points = len(payout_curve(own).breakpoints)
        each.append(seconds / ((series + strikes) * points))
        words = f"  {series:>5} classes, {strikes:>4} strikes {points:>5} breakpoints"
        print(f"{words} {seconds * 1000:8.1f} ms {each[-1] * 1e9:8.0f} ns for a claim at a breakpoint")
        if times == 1:
            most = round(CURVE_SECONDS * 1000)
            yield Promise(f"the curve of 20 classes and 50 strikes takes at most {most} ms", seconds <= CURVE_SECONDS)
    words = "a curve takes no longer than its claims times its breakpoints grow"
    yield Promise(words, max(each) <= WITHIN * each[0])


def one_exit() -> Iterator[Promise]:
    """One amount among 2,000 classes, against the plain way."""
    own = structure(2000, 0)
    assets = Fraction(30_000_000)
    print("\nOne amount: 2,000 classes, all of which may convert")
    start = time.perf_counter()
    curve = payout_curve(own)
    built = time.perf_counter() - start
    on_curve = seconds_of(lambda: curve(assets), 5)
    alone = seconds_of(lambda: distribute(own, assets), 1)
    start = time.perf_counter()
    plain, payouts = solve_again(shares_of(own), float(assets))
    plainly = time.perf_counter() - start
    for found, exact in zip(plain, curve(assets).values(), strict=True):
        if abs(found - exact) > 1e-6 * (1 + exact):
            raise ArithmeticError("the plain way and the curve pay differently")
    print(f"  exact, on its curve             {on_curve * 1000:10.2f} ms (the curve: {built * 1000:.0f} ms, once)")
    print(f"  exact, alone, with its reasons  {alone * 1000:10.2f} ms")
    print(f"  plain Python, machine numbers   {plainly * 1000:10.2f} ms, {payouts:,} payouts")
    print(f"  {'':<31} {plainly / on_curve:10.0f} times as long; {plainly / alone:.0f} times that of the amount alone")
    words = f"an amount among 2,000 classes is at least {TIMES_FASTER} times faster than solved again"
    yield Promise(words, plainly >= TIMES_FASTER * on_curve)


def sweeping() -> Iterator[Promise]:
    """Many amounts in this process, against copying the same memory; both take turns, and the least time counts."""
    print(f"\nSweep: {PAYOUTS:,} payouts, one process")
    source = np.ones(PAYOUTS // 2)
    target = np.empty_like(source)
    for series, strikes in ((9, 0), (20, 50)):
        fill = filling(structure(series, strikes))
        rounds = [(seconds_of(lambda: np.copyto(target, source), 2), seconds_of(fill, 1)) for _ in range(9)]
        copying, seconds = (min(times) for times in zip(*rounds, strict=True))
        copied, rate = source.nbytes / copying, 8 * PAYOUTS / seconds
        words = f"{series + 1} classes, {strikes} strikes"
        print(
            f"  {words:<31} {rate / 1e9:10.1f} GB a second {PAYOUTS / seconds / 1e6:8.0f} million a second"
            f" {rate / copied:6.0%} of copying ({copied / 1e9:.1f} GB a second)"
        )
        promised = f"a sweep over {words} is at least {PART_OF_COPY:.0%} as fast as copying memory"
        yield Promise(promised, rate >= PART_OF_COPY * copied)


def filling(own: Structure) -> Callable[[], None]:
    """The work of all payouts of a structure whose curve is there, through one sheet that is filled again and again."""
    curve = payout_curve(own)
    count = -(-PAYOUTS // len(curve.payees))
    amounts = grid(Fraction(0), Fraction(200_000 * len(own.claims)), Fraction(200_000 * len(own.claims), count - 1))
    rows = 2**21 // (len(curve.payees) + 2)
    sheet = Sheet(len(curve.payees) + 2, rows)

    def fill() -> None:
        table = Table(curve, amounts.line, amounts.count)
        for low in range(0, amounts.count, rows):
            sheet.fill_grid(table, low, min(low + rows, amounts.count))

    return fill


def streaming(folder: Path, rows: int) -> Iterator[Promise]:
    """Whole sweeps to a file, short and long: memory should not know the difference."""
    print("\nSweep to a file: whole process, one worker")
    peaks: list[int] = []
    for count in sorted({SMALL, max(rows // 10, SMALL), max(rows, SMALL)}):
        out = folder / "sweep.parquet"
        step = Fraction(200_000_000, count)
        amounts = f"0:{200_000_000}:{step.numerator}" if step.denominator == 1 else f"0:{count - 1}:1"
        spent = cost([PARI, "sweep", *VENTURE, "--assets", amounts, "--workers", "1", "--out", str(out)])
        peaks.append(spent.peak_bytes)
        rate = count / spent.seconds / 1e6
        size = os.path.getsize(out) / count
        print(
            f"  {count:>13,} rows {spent.seconds:8.1f} s {rate:6.1f} million rows a second"
            f" {spent.peak_bytes / 2**20:6.0f} MB {size:5.2f} bytes a row"
        )
    yield Promise(f"memory is the same for {SMALL:,} and {rows:,} rows", peaks[-1] <= WITHIN * peaks[0])


def starting(runs: int) -> Iterator[Promise]:
    """A whole process that pays out once."""
    work = [PARI, "payout", *NSTOR, "--assets", "6,000,000"]
    bare, seconds = median_seconds([[sys.executable, "-c", "pass"], work], runs)
    print(f"\nStart: pari payout on nStor, median of {runs} runs")
    print(f"  {'python -c pass':<31} {bare * 1000:10.1f} ms")
    print(f"  {'pari payout':<31} {seconds * 1000:10.1f} ms {seconds / bare:8.1f} times")
    words = f"pari payout on nStor takes at most {START_RATIO} times a bare Python"
    yield Promise(words, seconds <= START_RATIO * bare)


def seconds_of(work: Callable[[], object], runs: int) -> float:
    """Median time of some work in this process."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)
