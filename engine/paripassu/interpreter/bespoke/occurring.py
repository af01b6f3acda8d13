"""Whether an event is what a rule waits for or forbids, and what the event tells that a rule may ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from paripassu.interpreter.acts_of import SUBSTANTIALLY_ALL, about
from paripassu.interpreter.approvals import standing
from paripassu.interpreter.events.splits import factor_of
from paripassu.interpreter.state import State
from paripassu.model import events as told
from paripassu.model.acts import OtherAct
from paripassu.model.bespoke_events import Happening
from paripassu.model.general import Occurrence

SHAREHOLDERS = "shareholders"


def is_one(occurrence: Occurrence, event: told.Event | None, state: State) -> bool:
    """Whether an event is of the kind, about the class, and of the name that a rule speaks of."""
    kinds, test = _KINDS[occurrence.kind]
    return isinstance(event, kinds) and test(occurrence, event, state)


def past_of(occurrence: Occurrence, state: State) -> Iterator[told.Event]:
    """What has happened so far of a kind that a rule speaks of, in order within each kind of event."""
    for kind in _KINDS[occurrence.kind][0]:
        yield from (event for event in state.past(kind) if is_one(occurrence, event, state))


def last_day(occurrence: Occurrence, state: State) -> date | None:
    """The last day on which something happened; None where it never has."""
    return max((event.date for event in past_of(occurrence, state)), default=None)


def holder_in(event: told.Event | None) -> str | None:
    """The holder whom an event concerns: who converts, gives, acts, requires; None where it names nobody."""
    for name in ("holder", "giver", "by", "to", "who"):
        found = getattr(event, name, None)
        if isinstance(found, str) and found:
            return found
    return None


def figure_of(event: told.Event | None, kind: str, state: State) -> Fraction | None:
    """A figure that an event tells: its price a share, its proceeds, its shares; None where it has none."""
    found = _FIGURES[kind](event, state) if event is not None else None
    return None if found is None else Fraction(found)


def _price(event: Any, _state: State) -> Fraction | None:  # noqa: ANN401 - any event
    match event:
        case told.PublicOffering() | told.TenderOffer():
            return event.price
        case told.GrantOptions():
            return event.strike
        case told.Issue() | told.Repurchase():
            return None if event.price is None else event.price / event.shares
        case _:
            return None


def _dividend(event: Any, _state: State) -> Fraction | None:  # noqa: ANN401 - any event
    return event.per_share if isinstance(event, told.DeclareDividend) else None


def _proceeds(event: Any, _state: State) -> Fraction | None:  # noqa: ANN401 - any event
    match event:
        case told.PublicOffering():
            return event.price * event.shares
        case told.Issue():
            return event.price
        case told.SellAssets():
            return event.proceeds
        case told.Liquidate():
            return event.assets
        case _:
            return None


def _shares(event: Any, state: State) -> Fraction | None:  # noqa: ANN401 - any event
    shares: Fraction | None = getattr(event, "shares", None)
    if shares is None and isinstance(event, told.Convert | told.RequireRedemption):
        return state.held(event.of, event.holder)
    if shares is None and isinstance(event, told.RedeemShares):
        return state.out(event.of)
    return shares


def _ratio(event: Any, _state: State) -> Fraction | None:  # noqa: ANN401 - any event
    return factor_of(event) if isinstance(event, told.Split) else None


_FIGURES: dict[str, Callable[[Any, State], Fraction | None]] = {
    "price a share": _price,
    "dividend a share": _dividend,
    "proceeds": _proceeds,
    "shares of the act": _shares,
    "split ratio": _ratio,
}

Test = Callable[[Occurrence, Any, State], bool]


def _of_class(wanted: Occurrence, event: Any, _state: State) -> bool:  # noqa: ANN401 - any event
    return wanted.of in {"", getattr(event, "of", "") or getattr(event, "on", "")}


def _any(_wanted: Occurrence, _event: object, _state: State) -> bool:
    return True


def _ranks(ranks: str) -> Test:
    return lambda _wanted, event, _state: event.ranks == ranks


def _split(test: Callable[[told.Split], bool]) -> Test:
    return lambda wanted, event, state: _of_class(wanted, event, state) and test(event)


def _sale(_wanted: Occurrence, event: told.SellAssets, state: State) -> bool:
    return any(thing.kind == SUBSTANTIALLY_ALL and not thing.unjudged for thing in about(event, state))


def _meeting(wanted: Occurrence, event: told.Meeting, _state: State) -> bool:
    return wanted.of in {"", event.of or SHAREHOLDERS}


def _approved(wanted: Occurrence, event: told.Meeting | told.WrittenConsent, state: State) -> bool:
    """Whether a vote approved an act by the name that the rule gives it."""
    of = "" if wanted.of == SHAREHOLDERS else wanted.of
    found = standing(state, [event], lambda act: isinstance(act, OtherAct) and act.what == wanted.what, of)
    return found is not None and found[1].passed is True


def _notice(wanted: Occurrence, event: told.MailNotice, _state: State) -> bool:
    return event.matter == wanted.what


def _named(wanted: Occurrence, event: Happening, _state: State) -> bool:
    return event.what == wanted.what


def _asserted(_wanted: Occurrence, event: told.Assert, _state: State) -> bool:
    return event.fact == "change of control" and event.holds


_OFFERED = (told.PublicOffering,)
_KINDS: dict[str, tuple[tuple[type[told.Event], ...], Test]] = {
    "issue": ((told.Issue, told.PublicOffering), _of_class),
    "public offering": (_OFFERED, _of_class),
    "transfer": ((told.Transfer,), _of_class),
    "repurchase": ((told.Repurchase,), _of_class),
    "redemption": ((told.RedeemShares,), _of_class),
    "requirement": ((told.RequireRedemption,), _of_class),
    "conversion": ((told.Convert, told.CompanyConvert), _of_class),
    "split": ((told.Split,), _split(lambda event: not event.is_stock_dividend and event.new > event.old)),
    "reverse split": ((told.Split,), _split(lambda event: not event.is_stock_dividend and event.new < event.old)),
    "any split": ((told.Split,), _split(lambda event: not event.is_stock_dividend)),
    "stock dividend": ((told.Split,), _split(lambda event: event.is_stock_dividend)),
    "declaration": ((told.DeclareDividend,), _of_class),
    "payment": ((told.PayDividend,), _of_class),
    "grant": ((told.GrantOptions,), _of_class),
    "tender offer": ((told.TenderOffer,), _of_class),
    "merger": ((told.Merge,), _any),
    "merger away": ((told.Merge,), lambda _wanted, event, _state: not event.survives),
    "sale": ((told.SellAssets,), _sale),
    "reorganization": ((told.Reorganize,), _of_class),
    "liquidation": ((told.Liquidate,), _any),
    "amendment": ((told.AmendCharter,), _any),
    "change of control": ((told.Assert,), _asserted),
    "senior series": ((told.Designate,), _ranks("senior to")),
    "parity series": ((told.Designate,), _ranks("with")),
    "junior series": ((told.Designate,), _ranks("junior to")),
    "meeting": ((told.Meeting,), _meeting),
    "approval": ((told.Meeting, told.WrittenConsent), _approved),
    "default": ((told.Default,), lambda _wanted, event, _state: event.begins),
    "cure": ((told.Default,), lambda _wanted, event, _state: not event.begins),
    "notice": ((told.MailNotice,), _notice),
    "delivery": ((told.DeliverCertificates,), _of_class),
    "event": ((Happening,), _named),
}


def kinds_of(occurrence: Occurrence) -> tuple[type[told.Event], ...]:
    """The kinds of events that something can be told by."""
    return _KINDS[occurrence.kind][0]
