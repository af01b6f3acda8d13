"""A company's terms as data: `paripassu.show/1`."""

from __future__ import annotations

from collections.abc import Iterable

from paripassu.diagnostics.findings import Diagnostic
from paripassu.model.run import Residual
from paripassu.model.terms import Company, Stock, Terms
from paripassu.report.data import Data, cite_data, data_of, findings_data, object_data
from paripassu.report.run_json import counts_data, reading_data
from paripassu.report.terms_text import PREVAILS

SCHEMA = "paripassu.show/1"

# What is told of terms that could not be read: the findings say why.
NO_TERMS = (Terms(Company(""), ()), Residual(None))


def terms_data(terms: Terms, residual: Residual, findings: Iterable[Diagnostic] = ()) -> dict[str, Data]:
    """Everything about a set of terms; `residual` is that of a story in which nothing happened."""
    return {
        "schema": SCHEMA,
        "company": object_data(terms.company),
        "stocks": [_stock(stock) for stock in terms.stocks],
        "readings": [reading_data(reading) for reading in terms.readings],
        "assumptions": [object_data(assumption) for assumption in terms.assumptions],
        "counts": [counts_data(counts) for counts in residual.counts],
        "quantities": [
            {"class": of, "quantity": name, "value": data_of(value)} for of, name, value in residual.quantities
        ],
        "note": PREVAILS,
        "findings": findings_data(findings),
    }


def _stock(stock: Stock) -> Data:
    data = object_data(stock)
    data["lines"] = [{"kind": line.kind, "cite": cite_data(line.cite)} for line in stock.lines]
    return data
