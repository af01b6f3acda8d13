"""Lost certificates: when the company must hand out a new one."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.duties import arise
from paripassu.interpreter.saying import listed, sentence
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Rules
from paripassu.model.citations import Cite, Item
from paripassu.model.clauses import LostCertificate
from paripassu.model.events import CertificateProof, LoseCertificate, ReplaceCertificate
from paripassu.model.run import Duty, Effect, Noted, Reason
from paripassu.model.terms import Stock

KIND = "replace certificate"


def prove(stock: Stock, clause: LostCertificate, event: CertificateProof, state: State) -> Iterator[Effect]:
    """The duty to replace arises once everything that the clause asks for has been handed in."""
    if event.of != stock.name:
        return
    loss = _loss(event, state)
    if loss is None:
        text = f"No certificate of {stock.name} held by {event.holder} is on record as lost."
        yield Noted(Reason(text, (clause.cite,)), of=stock.name)
        return
    handed_in = {what for proof in _proofs(loss, state) for what in proof.what}
    asked = _asked(clause, loss.how)
    missing = [what for what, _ in asked if what not in handed_in]
    cites = tuple(dict.fromkeys(cite for _, cite in asked)) or (clause.cite,)
    whose = f"the {loss.how} certificate of {event.holder}"
    if missing:
        text = f"No duty to replace {whose} yet: still missing {listed(missing)}."
        yield Noted(Reason(text, cites), of=stock.name)
    elif not _is_settled(loss, state):
        given = listed([what for what, _ in asked]) or "nothing, for nothing is asked,"
        text = sentence(f"{given} was handed in, so {whose} must be replaced.")
        yield arise(state, _duty(stock, clause, event, Reason(text, cites)))


def _loss(event: CertificateProof, state: State) -> LoseCertificate | None:
    """The last loss of the holder's certificate."""
    lost = [loss for loss in state.past(LoseCertificate) if (loss.of, loss.holder) == (event.of, event.holder)]
    return lost[-1] if lost else None


def _proofs(loss: LoseCertificate, state: State) -> list[CertificateProof]:
    """What the holder has handed in since the loss."""
    return [
        proof
        for proof in state.past(CertificateProof)
        if (proof.of, proof.holder) == (loss.of, loss.holder) and proof.date >= loss.date
    ]


def _is_settled(loss: LoseCertificate, state: State) -> bool:
    """Whether a new certificate is due already for this loss, or was handed out."""
    due = any(
        (duty.kind, duty.of, duty.to) == (KIND, loss.of, loss.holder) and duty.arose >= loss.date
        for duty in state.duties.values()
    )
    return due or any(
        (new.of, new.holder) == (loss.of, loss.holder) and new.date >= loss.date
        for new in state.past(ReplaceCertificate)
    )


def _duty(stock: Stock, clause: LostCertificate, event: CertificateProof, reason: Reason) -> Duty:
    return Duty(
        id="",
        what=f"deliver a new certificate of {stock.name} to {event.holder}",
        cite=clause.cite,
        to=event.holder,
        of=stock.name,
        due=None,
        status="due",
        arose=event.date,
        reason=reason,
        kind=KIND,
    )


def _asked(clause: LostCertificate, how: str) -> list[tuple[str, Cite]]:
    """What the holder must hand in, given what happened to the certificate."""
    mutilated = how == "mutilated"
    asked: list[tuple[str, Item[bool] | None, bool]] = [
        ("evidence", clause.evidence, True),
        ("indemnity", clause.indemnity_unless_mutilated, not mutilated),
        ("surrender", clause.surrender_if_mutilated, mutilated),
    ]
    return [(what, item.cite) for what, item, applies in asked if item is not None and item.value and applies]


RULES = Rules(then={CertificateProof: prove})
