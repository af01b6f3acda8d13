"""The tables of a proof: the checks of a payout, and the changes of mind that were tried."""

from __future__ import annotations

from paripassu.report.payout_grids import MONEY, TEXT, Grid
from paripassu.waterfall.certificate import Certificate


def checks_grid(certificate: Certificate) -> Grid:
    """The checks of a payout, each with whether it holds and for whom it does not."""
    rows = [(check.name, "holds" if check.holds else "FAILS", ", ".join(check.faults)) for check in certificate.checks]
    return Grid("Checks", (("check", TEXT), ("result", TEXT), ("not for", TEXT)), tuple(rows))


def switches_grid(certificate: Certificate) -> Grid:
    """Every change of mind that was tried, and what it would have paid."""
    columns = (("payee", TEXT), ("tried", TEXT), ("paid", MONEY), ("instead", MONEY))
    rows = []
    for switch in certificate.switches:
        said = {True: "to convert", False: "to keep its preference", None: ""}[switch.tried.converts]
        exercise = {True: "to exercise", False: "not to exercise", None: ""}[switch.tried.exercises]
        rows.append((switch.name, " and ".join(word for word in (said, exercise) if word), switch.paid, switch.instead))
    return Grid("Changes of mind that were tried", columns, tuple(rows))
