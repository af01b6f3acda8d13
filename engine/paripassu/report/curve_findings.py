"""What a whole curve has to say as findings: stretches over which the terms do not decide who gets what."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.diagnostics.findings import Diagnostic
from paripassu.money import show_exact_money
from paripassu.report.payout_findings import STANDINGS, several_outcomes
from paripassu.waterfall.curve import PayoutCurve


def curve_findings(curve: PayoutCurve) -> Iterator[Diagnostic]:
    """Every stretch of assets over which there is not just one stable outcome."""
    for stretch in curve.ambiguities:
        end = "on" if stretch.end is None else f"to {show_exact_money(stretch.end)}"
        yield several_outcomes(f"From {show_exact_money(stretch.start)} {end} there {STANDINGS[stretch.standing]}.")
