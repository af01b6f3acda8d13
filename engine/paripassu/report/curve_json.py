"""A curve as data, exact: `paripassu.curve/1`, with breakpoints, straight pieces and tranches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from paripassu.diagnostics.findings import Diagnostic
from paripassu.interpreter.payout import Question
from paripassu.report.data import Data, data_of, findings_data
from paripassu.report.payout_json import question_data
from paripassu.waterfall.curve import Breakpoint, PayoutCurve, Piece
from paripassu.waterfall.tranches import Tranche, tranches

SCHEMA = "paripassu.curve/1"


def curve_data(
    question: Question | None, curve: PayoutCurve | None, findings: Iterable[Diagnostic] = ()
) -> dict[str, Data]:
    """The whole curve; of one that could not be drawn, the findings."""
    if question is None or curve is None:
        return {"schema": SCHEMA, "curve": None, "findings": findings_data(findings)}
    data: dict[str, Data] = {
        **question_data(question),
        "up_to": data_of(curve.up_to),
        "payees": list(curve.payees),
        "breakpoints": [_breakpoint(curve, point) for point in curve.breakpoints],
        "pieces": [_piece(name, piece) for name in curve.payees for piece in curve.pieces(name)],
        "tranches": [_tranche(each) for each in tranches(curve)],
        "ambiguities": [
            {"start": data_of(each.start), "end": data_of(each.end), "standing": each.standing.value}
            for each in curve.ambiguities
        ],
    }
    return {"schema": SCHEMA, "curve": data, "findings": findings_data(findings)}


def _breakpoint(curve: PayoutCurve, point: Breakpoint) -> Data:
    return {
        "assets": data_of(point.assets),
        "reasons": list(point.reasons),
        "common_price": data_of(curve.price(point.assets)),
        "payments": _by_payee(curve(point.assets), "amount"),
        "jumps": _by_payee(point.jumps, "amount"),
    }


def _piece(name: str, piece: Piece) -> Data:
    return {
        "payee": name,
        "start": data_of(piece.start),
        "end": data_of(piece.end),
        "payment": data_of(piece.payment),
        "rate": data_of(piece.rate),
        "is_open": piece.is_open,
    }


def _tranche(each: Tranche) -> Data:
    return {
        "start": data_of(each.start),
        "end": data_of(each.end),
        "reasons": list(each.reasons),
        "parts": _by_payee(each.parts, "part"),
        "unclaimed": data_of(each.unclaimed),
        "jumps": _by_payee(each.jumps, "amount"),
    }


def _by_payee(figures: Mapping[str, Fraction], name: str) -> Data:
    return [{"payee": payee, name: data_of(figure)} for payee, figure in figures.items()]
