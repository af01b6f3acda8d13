"""A payout as data, exact: `paripassu.payout/1`, and the same amount under every reading, `paripassu.payouts/1`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from paripassu.diagnostics.findings import Diagnostic
from paripassu.interpreter.payout import Payout, Question
from paripassu.model.run import Reason
from paripassu.report.data import Data, data_of, findings_data, object_data
from paripassu.report.payout_grids import choice_of, distribution_of, how
from paripassu.report.run_json import reading_data
from paripassu.waterfall.certificate import certify
from paripassu.waterfall.distribute import Distribution
from paripassu.waterfall.holders import by_holder, in_cents
from paripassu.waterfall.steps import Choice, Payment, Step

SCHEMA = "paripassu.payout/1"
READINGS_SCHEMA = "paripassu.payouts/1"


def payout_data(payout: Payout | None, findings: Iterable[Diagnostic] = ()) -> dict[str, Data]:
    """The whole payout with its derivation, its holders and its checks; of one that could not be made, the findings."""
    if payout is None:
        return {"schema": SCHEMA, "payout": None, "findings": findings_data(findings)}
    paid = distribution_of(payout)
    certificate = certify(paid)
    data: dict[str, Data] = {
        **question_data(payout.question),
        "assets": data_of(paid.assets),
        "standing": paid.standing.value,
        "common_price": data_of(paid.price),
        "unclaimed": data_of(paid.unclaimed),
        "payees": [_payee(payout, paid, payment) for payment in paid.payments],
        "steps": [_step(step) for step in paid.steps],
        "holders": _holders(paid),
        "checks": [
            {"check": check.name, "holds": check.holds, "not_for": list(check.faults)} for check in certificate.checks
        ],
        "tried": [
            {
                "payee": switch.name,
                "converts": switch.tried.converts,
                "exercises": switch.tried.exercises,
                "paid": data_of(switch.paid),
                "instead": data_of(switch.instead),
            }
            for switch in certificate.switches
        ],
        "notes": [_reason(note) for note in payout.question.built.notes],
    }
    return {"schema": SCHEMA, "payout": data, "findings": findings_data(findings)}


def question_data(question: Question) -> dict[str, Data]:
    """What was asked."""
    return {
        "company": question.company,
        "as_of": data_of(question.day),
        "way": question.way.value,
        "readings": [reading_data(reading) for reading in question.readings],
    }


def _payee(payout: Payout, paid: Distribution, payment: Payment) -> Data:
    claim = paid.structure.claim(payment.name)
    choice = choice_of(paid, payment.name)
    return {
        "payee": payment.name,
        "class": payout.question.built.stock_of.get(payment.name, ""),
        "rank": claim.rank if claim is not None and claim.owed else None,
        "shares": None if claim is None else data_of(claim.shares),
        "owed_each": None if claim is None else data_of(claim.owed),
        "paid_before": None if claim is None else data_of(claim.paid),
        "amount": data_of(payment.amount),
        "received": data_of(payment.received),
        "per_share": data_of(payment.per_share) if claim is not None else None,
        "preference": data_of(payment.preference),
        "participation": data_of(payment.participation),
        "fixed_part": data_of(payment.pool),
        "as_common": data_of(payment.as_common),
        "strike": data_of(payment.strike),
        "how": how(paid, payment),
        "choice": None if choice is None else _choice(choice),
        "range": [data_of(end) for end in paid.ranges.get(payment.name, (payment.amount, payment.amount))],
        "why": _reason(payout.why(payment.name)),
    }


def _reason(reason: Reason) -> Data:
    return object_data(reason)


def _choice(choice: Choice) -> Data:
    return {
        "converts": choice.converts,
        "is_forced": choice.because is not None,
        "kept": data_of(choice.kept),
        "as_common": data_of(choice.as_common),
    }


def _step(step: Step) -> Data:
    return {
        "kind": step.kind.value,
        "rank": step.rank,
        "basis": None if step.basis is None else step.basis.value,
        "available": data_of(step.available),
        "left": data_of(step.left),
        "factor": data_of(step.factor),
        "is_full": step.is_full,
        "portions": [
            {
                "payee": portion.name,
                "measure": data_of(portion.measure),
                "most": data_of(portion.most),
                "amount": data_of(portion.amount),
            }
            for portion in step.portions
        ],
    }


def _holders(paid: Distribution) -> Data:
    """Each holder's part, exactly and in cents that add up."""
    return [
        {
            "holder": exact.holder or exact.claim,
            "payee": exact.claim,
            "shares": data_of(exact.shares),
            "exact": data_of(exact.amount),
            "amount": data_of(cents.amount),
        }
        for exact, cents in zip(by_holder(paid), in_cents(paid), strict=True)
    ]


def payouts_data(found: Sequence[tuple[str, Payout]], findings: Iterable[Diagnostic] = ()) -> dict[str, Data]:
    """One amount under each reading; the first is as chosen."""
    assets: Fraction | None = found[0][1].assets if found else None
    return {
        "schema": READINGS_SCHEMA,
        "assets": data_of(assets),
        "payouts": [
            {
                "reading": name,
                "payees": [
                    {"payee": payment.name, "amount": data_of(payment.amount)}
                    for payment in distribution_of(payout).payments
                ],
            }
            for name, payout in found
        ],
        "findings": findings_data(findings),
    }
