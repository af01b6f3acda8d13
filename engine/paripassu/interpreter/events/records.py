"""Events that change no holding: they are put on record for the clauses that ask about them later."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Facts, Objection
from paripassu.model.events import CertificateProof, LoseCertificate, ReplaceCertificate
from paripassu.model.run import VOID, Input, Reason


def may_speak_of_certificate(
    event: LoseCertificate | CertificateProof | ReplaceCertificate, state: State
) -> Iterator[Objection]:
    """Only somebody who holds shares of a class has a certificate of it."""
    held = state.held(event.of, event.holder)
    if not held:
        text = f"{event.holder} holds no {event.of}, so there is no certificate of {event.of} to speak of."
        yield Objection(VOID, Reason(text, inputs=(Input("held", held, "shares"),)), code="R302")


ON_RECORD = Facts()
CERTIFICATE = Facts(may=may_speak_of_certificate)
