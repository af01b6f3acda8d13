"""Events that change no holding: they are put on record for the clauses that ask about them later."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection
from paripassu.model.events import CertificateProof, Event, LoseCertificate, ReplaceCertificate
from paripassu.model.run import VOID, Effect, Reason
from paripassu.money import show_shares


def on_record(event: Event, state: State) -> Iterator[Effect | Objection]:
    """Nothing changes by the fact alone."""
    del event, state
    yield from ()


def holds_the_class(
    event: LoseCertificate | CertificateProof | ReplaceCertificate,
    state: State,
) -> Iterator[Effect | Objection]:
    """Only somebody who holds shares of a class has a certificate of it."""
    held = state.held(event.of, event.holder)
    if not held:
        text = f"{event.holder} holds {show_shares(held)} {event.of}, so there is no certificate of {event.of} to speak of."
        yield Objection(VOID, Reason(text), code="R302")
