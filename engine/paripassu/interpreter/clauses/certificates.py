"""Lost certificates: when the company must hand out a new one."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.duties import arise
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Rules
from paripassu.model.citations import Cite, Item
from paripassu.model.clauses import LostCertificate
from paripassu.model.events import CertificateProof, LoseCertificate
from paripassu.model.run import Duty, Effect, Noted, Reason
from paripassu.model.terms import Stock


def prove(stock: Stock, clause: LostCertificate, event: CertificateProof, state: State) -> Iterator[Effect]:
    """The duty to replace arises once everything that the clause asks for has been handed in."""
    if event.of != stock.name:
        return
    lost = [loss for loss in state.past(LoseCertificate) if (loss.of, loss.holder) == (event.of, event.holder)]
    if not lost:
        yield Noted(
            Reason(f"No certificate of {stock.name} held by {event.holder} is on record as lost.", (clause.cite,))
        )
        return
    loss = lost[-1]
    given = [
        p for p in state.past(CertificateProof) if (p.of, p.holder) == (event.of, event.holder) and p.date >= loss.date
    ]
    handed_in = {what for proof in given for what in proof.what}
    asked = _asked(clause, loss.how)
    missing = [what for what, _ in asked if what not in handed_in]
    cites = tuple(cite for _, cite in asked)
    if missing:
        text = f"No duty to replace the {loss.how} certificate of {event.holder} yet: {' and '.join(missing)} still missing."
        yield Noted(Reason(text, cites))
        return
    if any(
        duty.kind == "replace certificate" and duty.to == event.holder and duty.status == "due"
        for duty in state.duties.values()
    ):
        return
    text = f"{' and '.join(what for what, _ in asked)} handed in, so the {loss.how} certificate must be replaced."
    duty = Duty(
        id="",
        what=f"deliver a new certificate of {stock.name} to {event.holder}",
        cite=clause.cite,
        to=event.holder,
        of=stock.name,
        due=None,
        status="due",
        arose=event.date,
        reason=Reason(text[0].upper() + text[1:], cites),
        kind="replace certificate",
    )
    yield arise(state, duty)


def _asked(clause: LostCertificate, how: str) -> list[tuple[str, Cite]]:
    """What the holder must hand in, given what happened to the certificate."""
    asked: list[tuple[str, Item[bool]]] = []
    if clause.evidence is not None and clause.evidence.value:
        asked.append(("evidence", clause.evidence))
    mutilated = how == "mutilated"
    if clause.indemnity_unless_mutilated is not None and clause.indemnity_unless_mutilated.value and not mutilated:
        asked.append(("indemnity", clause.indemnity_unless_mutilated))
    if clause.surrender_if_mutilated is not None and clause.surrender_if_mutilated.value and mutilated:
        asked.append(("surrender", clause.surrender_if_mutilated))
    return [(what, item.cite) for what, item in asked]


RULES = Rules(then={CertificateProof: prove})
