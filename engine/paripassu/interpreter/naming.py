"""Which stock an event or an expectation speaks of, and whether that stock ever came to be.

A script may designate a series and go on to issue it. Where the designation was void there is no such series, and what
is said of it cannot happen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paripassu.interpreter.saying import listed
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection
from paripassu.model.events import AmendCharter, AnyEvent, ClosePrice, DeliverCertificates, Meeting, WrittenConsent
from paripassu.model.run import VOID, Reason

# The fields by which events, acts, tallies and expectations name stock.
_FIELDS = ("of", "on", "ranks_to", "in_stock")


def never_made(event: AnyEvent, state: State) -> Objection | None:
    """Why an event is void that speaks of a series which never came to be."""
    if isinstance(event, DeliverCertificates):
        # Certificates may be those of another company, into which a merger turned shares.
        gone = unknown((event,), state)
    elif isinstance(event, ClosePrice):
        # What a security of others was traded at is a fact that anybody may put on record.
        gone = ()
    else:
        gone = tuple(name for name in _named(_parts(event)) if state.terms.stock(name) is None)
    if not gone:
        return None
    text = f"There is no series {listed(gone)}: it never came to be, so nothing can be done with it."
    return Objection(VOID, Reason(text), code="R315")


def unknown(parts: Iterable[object], state: State) -> tuple[str, ...]:
    """The names in some parts of a story that are no stock by now, nor a security of others that is held, each once."""
    return tuple(name for name in _named(parts) if state.terms.stock(name) is None and name not in state.holdings)


def _named(parts: Iterable[object]) -> Iterable[str]:
    """The stock that some parts of a story name, each once, in order."""
    named = (getattr(part, field, "") for part in parts for field in _FIELDS)
    return dict.fromkeys(name for name in named if isinstance(name, str) and name)


def _parts(event: AnyEvent) -> Iterator[object]:
    """An event and everything in it that may name stock."""
    yield event
    if isinstance(event, AmendCharter):
        yield from event.acts
    if isinstance(event, Meeting | WrittenConsent):
        for resolution in event.resolutions:
            yield resolution.act
            yield from resolution.tallies
