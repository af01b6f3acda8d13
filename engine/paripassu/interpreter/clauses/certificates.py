"""Lost certificates: when the company must hand out a new one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from paripassu.interpreter.duties import arise
from paripassu.interpreter.judging import judged, judgment_of
from paripassu.interpreter.saying import listed, sentence
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Rules
from paripassu.model.citations import Cite, Item
from paripassu.model.clauses import LostCertificate
from paripassu.model.events import Assert, CertificateProof, LoseCertificate, ReplaceCertificate
from paripassu.model.run import Duty, Effect, Judgment, Noted, Reason, Undetermined
from paripassu.model.terms import Stock

KIND = "replace certificate"
SATISFACTORY, INDEMNITY = "satisfactory", "indemnity"
OUTCOMES = ("a duty to replace it", "no duty")


def prove(stock: Stock, clause: LostCertificate, event: CertificateProof, state: State) -> Iterator[Effect]:
    """The duty to replace arises once everything that the clause asks for has been handed in."""
    if event.of != stock.name:
        return
    loss = _loss(event, state)
    if loss is None:
        text = f"No certificate of {stock.name} held by {event.holder} is on record as lost."
        yield Noted(Reason(text, (clause.cite,)), of=stock.name)
        return
    yield from _weigh(stock, clause, loss, state)


def judge(stock: Stock, clause: LostCertificate, event: Assert, state: State) -> Iterator[Effect]:
    """Whether an indemnity or security satisfies the company may be said after it was handed in."""
    if event.fact != SATISFACTORY or clause.satisfactory is None:
        return
    for proof in {(each.of, each.holder): each for each in state.past(CertificateProof)}.values():
        loss = _loss(proof, state)
        if proof.of == stock.name and loss is not None and _satisfied(proof.holder, state) == judgment_of(event):
            yield from _weigh(stock, clause, loss, state)


def _weigh(stock: Stock, clause: LostCertificate, loss: LoseCertificate, state: State) -> Iterator[Effect]:
    """What has been handed in against what the clause asks for, and what the company thinks of it."""
    handed_in = {what for proof in _proofs(loss, state) for what in proof.what}
    if clause.or_security is not None and "security" in handed_in:
        handed_in.add(INDEMNITY)
    asked = _asked(clause, loss.how)
    missing = [_say(clause, what) for what, _ in asked if what not in handed_in]
    cites = tuple(dict.fromkeys(cite for _, cite in asked)) or (clause.cite,)
    whose = f"the {loss.how} certificate of {loss.holder}"
    needs_judgment = clause.satisfactory is not None and any(what == INDEMNITY for what, _ in asked)
    judgment = _satisfied(loss.holder, state) if needs_judgment else None
    judgments = (judgment,) if judgment is not None else ()
    if missing:
        text = f"No duty to replace {whose} yet: still missing {listed(missing)}."
        yield Noted(Reason(text, cites), of=stock.name)
    elif needs_judgment and judgment is None:
        fact = (
            f"whether the {_say(clause, INDEMNITY)} of {loss.holder} is satisfactory (a judgment: assert it, by whom)"
        )
        yield Undetermined(fact, Reason(f"Whether {whose} must be replaced waits for a judgment.", cites), OUTCOMES)
    elif judgment is not None and not judgment.holds:
        text = f"No duty to replace {whose}: {judgment.by} judged that what was handed in is not satisfactory."
        yield Noted(Reason(text, cites, judgments=judgments), of=stock.name)
    elif not _is_settled(loss, state):
        given = listed([_say(clause, what) for what, _ in asked]) or "nothing, for nothing is asked,"
        text = sentence(f"{given} was handed in, so {whose} must be replaced.")
        yield arise(state, _duty(stock, clause, loss, Reason(text, cites, judgments=judgments), state.day))


def _say(clause: LostCertificate, what: str) -> str:
    return "indemnity or security" if what == INDEMNITY and clause.or_security is not None else what


def _satisfied(holder: str, state: State) -> Judgment | None:
    """Whether the company is satisfied with what a holder gave, by the latest judgment on it."""
    names = (f"indemnity of {holder}", f"security of {holder}", holder)
    return judged(state, SATISFACTORY, names)


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


def _duty(stock: Stock, clause: LostCertificate, loss: LoseCertificate, reason: Reason, day: date) -> Duty:
    return Duty(
        id="",
        what=f"deliver a new certificate of {stock.name} to {loss.holder}",
        cite=clause.cite,
        to=loss.holder,
        of=stock.name,
        due=None,
        status="due",
        arose=day,
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


RULES = Rules(then={CertificateProof: prove, Assert: judge})
