"""Readings side by side, as data: `paripassu.readings/1`."""

from __future__ import annotations

from collections.abc import Iterable

from paripassu.diagnostics.findings import Diagnostic
from paripassu.report.data import Data, data_of, findings_data
from paripassu.report.readings import SideBySide

SCHEMA = "paripassu.readings/1"


def readings_data(name: str, found: SideBySide, findings: Iterable[Diagnostic] = ()) -> dict[str, Data]:
    """Every run with what its classes were paid, and every other outcome that differs."""
    return {
        "schema": SCHEMA,
        "name": name,
        "runs": [
            {
                "reading": reading,
                "is_default": position == 0,
                "is_same": position not in found.differing,
                "paid": [
                    {"class": of, "amount": data_of(amount)} for of, amount in zip(found.classes, paid, strict=True)
                ],
            }
            for position, (reading, paid) in enumerate(zip(found.names, found.paid, strict=True))
        ],
        "differences": [
            {"kind": each.kind, "what": each.what, "values": list(each.values)} for each in found.differences
        ],
        "findings": findings_data(findings),
    }
