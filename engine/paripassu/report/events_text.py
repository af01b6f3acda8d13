"""Events as sentences: what happened, without its day and without its ruling."""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve

from paripassu.model import events as told
from paripassu.money import show_exact, show_exact_money, show_percent
from paripassu.report import deals_text, dividends_text, mechanics_text, votes_text
from paripassu.report.amounts_text import show_day


def show_event(event: told.AnyEvent) -> str:
    """One sentence for any event, in the words of the event language."""
    return EVENT_WORDS[type(event)](event)


def show_briefly(event: told.AnyEvent) -> str:
    """The same without the acts that were voted on, for where the votes are told one by one."""
    if isinstance(event, told.Meeting | told.WrittenConsent):
        return show_event(evolve(event, resolutions=()))
    return show_event(event)


def show_name(name: str) -> str:
    """A holder or other person, as scripts write them."""
    return f'"{name}"'


def _issue(event: told.Issue) -> str:
    price = "" if event.price is None else f" for {show_exact_money(event.price)}"
    related = f', related "{event.related}"' if event.related else ""
    return f"issue {show_exact(event.shares)} {event.of} to {show_name(event.to)}{price}{related}"


def _transfer(event: told.Transfer) -> str:
    related = f', related "{event.related}"' if event.related else ""
    shares = f"{event.shares.numerator:,}" if event.shares.denominator == 1 else show_exact(event.shares)
    return f'transfer {shares} {event.of} from "{event.giver}" to "{event.taker}"{related}'


def _voting_transfer(event: told.VotingTransfer) -> str:
    related = f', related "{event.related}"' if event.related else ""
    return f"transfer of {show_percent(event.share)} of voting securities{related}"


def _repurchase(event: told.Repurchase) -> str:
    verb = "redeem" if event.is_redemption else "repurchase"
    price = "" if event.price is None else f" for {show_exact_money(event.price)}"
    purpose = _PURPOSES.get(event.purpose, "")
    return f"{verb} {show_exact(event.shares)} {event.of} from {show_name(event.holder)}{price}{purpose}"


_PURPOSES = {
    "employee plans": ", for employee plans",
    "exchanges": ", in exchange for junior stock",
    "new issues": ", out of a new issue of junior stock",
}


def _redeem(event: told.RedeemShares) -> str:
    shares = "all" if event.shares is None else show_exact(event.shares)
    how = f"{f', in {event.in_stock}' if event.in_stock else ''}{', deposited in trust' if event.in_trust else ''}"
    whose = ", ".join(f"{show_exact(number)} of {show_name(holder)}" for holder, number in event.picked)
    return f"redeem {shares} {event.of}{how}{f': {whose}' if whose else ''}"


def _require_redemption(event: told.RequireRedemption) -> str:
    shares = "all" if event.shares is None else show_exact(event.shares)
    return f"require redemption of {shares} {event.of} by {show_name(event.holder)}"


def _funds(event: told.FundsAvailable) -> str:
    amount = show_exact_money(event.amount)
    if event.what == "legally available":
        return f"funds legally available {amount}"
    return f'funds "{event.what}" available {amount}'


def _convert(event: told.Convert) -> str:
    shares = "all" if event.shares is None else show_exact(event.shares)
    return f"convert {shares} {event.of} of {show_name(event.holder)}{' on the change of control' * event.on_control}"


def _split(event: told.Split) -> str:
    if event.is_stock_dividend:
        return f"stock dividend of {show_percent(event.new / event.old)} on {event.of}"
    verb = "reverse split" if event.new < event.old else "split"
    return f"{verb} of {event.of} {show_exact(event.new)} for {show_exact(event.old)}"


def _declare_dividend(event: told.DeclareDividend) -> str:
    record = "" if event.record_date is None else f", record date {show_day(event.record_date)}"
    payable = "" if event.payable is None else f", payable {show_day(event.payable)}"
    kind = f", in {event.in_stock}" if event.in_stock else ""
    more = f"{kind}{record}{payable}{f', {event.rhythm}' if event.rhythm else ''}"
    return f"declare dividend of {show_exact_money(event.per_share)} a share on {event.on}{more}"


def _pay_dividend(event: told.PayDividend) -> str:
    return f"pay dividend on {event.on}"


def _close_price(event: told.ClosePrice) -> str:
    measure = "close price" if event.measure == "close" else event.measure
    of = event.of if event.of[:1].isupper() and event.of.isalnum() else show_name(event.of)
    return f"{measure} of {of} {show_exact_money(event.price)}"


def _lose(event: told.LoseCertificate) -> str:
    return f"lose certificate of {event.of} of {show_name(event.holder)}, {event.how}"


def _proof(event: told.CertificateProof) -> str:
    proofs = ", ".join("mutilated certificate" if what == "surrender" else what for what in event.what)
    return f"present {proofs} for certificate of {event.of} of {show_name(event.holder)}"


def _replace(event: told.ReplaceCertificate) -> str:
    return f"replace certificate of {event.of} of {show_name(event.holder)}"


def _deliver(event: told.DeliverCertificates) -> str:
    act = "instruct transfer agent to deliver" if event.by_agent else "deliver"
    of = show_name(event.of) if event.issued_elsewhere else event.of
    return f"{act} certificates of {of} to {show_name(event.to)}"


def _happening(event: told.Happening) -> str:
    if not event.by:
        return f"event {show_name(event.what)}"
    by = event.by if event.by == "company" else show_name(event.by)
    return f"act {show_name(event.what)} by {by}"


def _report(event: told.Report) -> str:
    value = show_exact_money(event.value) if event.is_money else show_exact(event.value)
    return f"report {show_name(event.what)} {value}"


def _pass_time(_: told.PassTime) -> str:
    return "time passes"


# One entry for each member of AnyEvent; a test holds the two together.
EVENT_WORDS: dict[type, Callable[..., str]] = {
    told.Issue: _issue,
    told.Transfer: _transfer,
    told.VotingTransfer: _voting_transfer,
    told.Repurchase: _repurchase,
    told.RedeemShares: _redeem,
    told.RequireRedemption: _require_redemption,
    told.FundsAvailable: _funds,
    told.Convert: _convert,
    told.Split: _split,
    told.DeclareDividend: _declare_dividend,
    told.PayDividend: _pay_dividend,
    told.ClosePrice: _close_price,
    told.LoseCertificate: _lose,
    told.CertificateProof: _proof,
    told.ReplaceCertificate: _replace,
    told.DeliverCertificates: _deliver,
    told.PassTime: _pass_time,
    told.Happening: _happening,
    told.Report: _report,
    **votes_text.WORDS,
    **deals_text.WORDS,
    **dividends_text.WORDS,
    **mechanics_text.WORDS,
}
