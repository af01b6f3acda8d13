"""Open Cap Format bundles in few words, and short ways to ask what was read of them."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from paripassu.captable.read import read_captable
from paripassu.diagnostics.findings import Outcome
from paripassu.model.captable import CapTable
from paripassu.model.terms import Company, Stock, Terms

F = Fraction
TERMS = Terms(
    Company("Acme"),
    (
        Stock("Common", "Common Stock"),
        Stock("Preferred", "Preferred Stock", is_blank_check=True),
        Stock("Seed", "Series Seed Preferred Stock", of="Preferred"),
    ),
)
Thing = dict[str, Any]


def stock_class(name: str, kind: str, **said: object) -> Thing:
    return {"object_type": "STOCK_CLASS", "id": f"class-{name}", "name": name, "class_type": kind, **said}


COMMON = stock_class("Common Stock", "COMMON", seniority="1")
SEED = stock_class(
    "Series Seed Preferred",
    "PREFERRED",
    seniority="2",
    price_per_share={"amount": "2.47", "currency": "USD"},
    liquidation_preference_multiple="1",
    conversion_rights=[{"conversion_mechanism": {"ratio": {"numerator": "1", "denominator": "1"}}}],
)
ANN = {"object_type": "STAKEHOLDER", "id": "ann", "name": {"legal_name": "Ann"}}
BOB = {"object_type": "STAKEHOLDER", "id": "bob", "name": {"legal_name": "Bob"}}


def issued(security: str, quantity: str = "100", of: str = "Common Stock", by: str = "ann", **more: object) -> Thing:
    return {
        "object_type": "TX_STOCK_ISSUANCE",
        "id": f"tx-{security}",
        "security_id": security,
        "date": "2020-01-01",
        "stakeholder_id": by,
        "stock_class_id": f"class-{of}",
        "quantity": quantity,
        **more,
    }


def ended(kind: str, security: str, day: str = "2021-01-01", **more: object) -> Thing:
    return {"object_type": f"TX_STOCK_{kind}", "id": f"{kind}-{security}", "security_id": security, "date": day, **more}


def bundle(folder: Path, *things: Thing, classes: tuple[Thing, ...] = (COMMON, SEED), as_of: str = "") -> Path:
    """A bundle as a folder: a manifest, classes, stakeholders, and transactions."""
    folder.mkdir(exist_ok=True)
    files = {
        "Manifest.ocf.json": {"file_type": "OCF_MANIFEST_FILE", **({"as_of": as_of} if as_of else {})},
        "StockClasses.ocf.json": {"file_type": "OCF_STOCK_CLASSES_FILE", "items": list(classes)},
        "Stakeholders.ocf.json": {"file_type": "OCF_STAKEHOLDERS_FILE", "items": [ANN, BOB]},
        "Transactions.ocf.json": {"file_type": "OCF_TRANSACTIONS_FILE", "items": list(things)},
    }
    for name, data in files.items():
        (folder / name).write_text(json.dumps(data, indent=1), encoding="utf-8")
    return folder


def read(path: Path, as_of: date | None = None) -> Outcome[CapTable]:
    return read_captable(str(path), TERMS, as_of)


def held(outcome: Outcome[CapTable]) -> list[tuple[object, ...]]:
    assert outcome.value is not None, said(outcome)
    return [(row.holder, row.of, row.shares) for row in outcome.value.holdings]


def said(outcome: Outcome[CapTable]) -> list[str]:
    return [f"{found.code.id} {found.message}" for found in outcome.diagnostics]


def options(security: str, **more: object) -> Thing:
    return {
        "object_type": "TX_EQUITY_COMPENSATION_ISSUANCE",
        "id": f"tx-{security}",
        "security_id": security,
        "date": "2020-02-01",
        "stakeholder_id": "bob",
        "compensation_type": "OPTION",
        "quantity": "10",
        **more,
    }


def evolve_class(thing: Thing, **changes: object) -> Thing:
    return {**thing, **changes}
