"""Events that reshape a company: new series, options, reorganizations, mergers, sales, its end."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from paripassu.model import events as told
from paripassu.model import market_events as market
from paripassu.money import show_exact, show_exact_money, show_percent
from paripassu.report.amounts_text import show_day


def show_property(each: told.Property) -> str:
    """What one share turns into: `0.5 NewCo and $0.10`."""
    parts = [f"{show_exact(number)} {name}" for name, number in each.securities]
    if each.cash:
        parts.append(show_exact_money(each.cash))
    return " + ".join(parts) or "nothing"


def _designate(event: told.Designate) -> str:
    ranks = f", {event.ranks} {event.ranks_to}" if event.ranks else ""
    amount = "" if event.amount is None else f", liquidation amount {show_exact_money(event.amount)} a share"
    return f"designate {show_exact(event.shares)} {event.name} of {event.of}{ranks}{amount}"


def _grant(event: told.GrantOptions) -> str:
    strike = show_exact_money(event.strike)
    return f'grant {event.kind} on {show_exact(event.shares)} {event.of} to "{event.to}" at {strike} a share'


def _public_offering(event: told.PublicOffering) -> str:
    shares, price = show_exact(event.shares), show_exact_money(event.price)
    return f"public offering of {shares} {event.of} at {price} a share"


def _company_convert(event: told.CompanyConvert) -> str:
    shares = "all" if event.shares is None else show_exact(event.shares)
    return f"company converts {shares} {event.of}"


def _elect_limit(event: told.ElectLimit) -> str:
    return f'elect limit of {show_percent(event.above)} for {event.of} by "{event.holder}"'


def _reserve(event: told.Reserve) -> str:
    purpose = f' for "{event.purpose}"' if event.purpose else ""
    return f"reserve {show_exact(event.shares)} {event.of}{purpose}"


def _reorganize(event: told.Reorganize) -> str:
    return f"{event.kind} of {event.of}: each {event.of} becomes {show_property(event.each)}"


def _merge(event: told.Merge) -> str:
    survival = "surviving" if event.survives else "not surviving"
    assumes = f", assumes terms {event.assumes}" if event.assumes else ""
    each = "" if event.each is None else f": each {event.of or 'Common'} becomes {show_property(event.each)}"
    for other, holders in event.elections:
        whose = ", ".join(f'"{holder}"' for holder in holders)
        each += f"; each {event.of or 'Common'} becomes {show_property(other)}, elected by {whose}"
    verb = "consolidate" if event.is_consolidation else "merge"
    price = "" if event.proceeds is None else f", for {show_exact_money(event.proceeds)}"
    kept = "" if event.kept is None else f", holders keep {show_percent(event.kept)} of the votes"
    return f'{verb} with "{event.other}", {survival}{assumes}{price}{_in_escrow(event.escrow)}{kept}{each}'


def _sell(event: told.SellAssets) -> str:
    proceeds = "" if event.proceeds is None else f" for {show_exact_money(event.proceeds)}"
    extent = f"{event.extent} assets" if event.extent else "assets"
    return f'sale of {extent} to "{event.to}"{proceeds}{_in_escrow(event.escrow)}'


def _in_escrow(amount: Fraction | None) -> str:
    return "" if amount is None else f", {show_exact_money(amount)} of it in escrow"


def _later(event: told.LaterProceeds) -> str:
    money = show_exact_money(event.amount)
    if event.from_escrow:
        return f'release {money} from escrow of "{event.other}"'
    return f'further proceeds of {money} from "{event.other}"'


def _offer(event: told.OfferShares) -> str:
    shares, price = show_exact(event.shares), show_exact_money(event.price)
    whom = f'to holders of {event.to} until {show_day(event.until)}, related "{event.related}"'
    return f"offer {shares} {event.of} at {price} a share {whom}"


def _close_offering(event: told.CloseOffering) -> str:
    return f'close offering "{event.what}"'


def _tender(event: told.TenderOffer) -> str:
    price = show_exact_money(event.price)
    return f'tender offer for {show_exact(event.shares)} {event.of} at {price} a share by "{event.buyer}"'


def _liquidate(event: told.Liquidate) -> str:
    manner = "" if event.is_voluntary else " involuntarily"
    return f"liquidate{manner}, assets {show_exact_money(event.assets)}"


def _set_aside(event: told.SetAside) -> str:
    amount = "the full amount" if event.amount is None else show_exact_money(event.amount)
    return f"set aside in trust {amount} for {event.of}"


def _taking_part(name: str) -> str:
    return f", {name} takes part" if name else ""


def _offer_rights(event: market.OfferRights) -> str:
    shares, price = show_exact(event.shares), show_exact_money(event.price)
    until = f"expiring {event.expires.isoformat()}{_taking_part(event.taking_part)}"
    return f"rights offering of {shares} {event.of} at {price} a share, {until}"


def _exercise(event: market.Exercise) -> str:
    strike = show_exact_money(event.strike)
    return f'exercise {event.kind} on {show_exact(event.shares)} {event.of} of "{event.holder}" at {strike} a share'


def _expire(event: market.Expire) -> str:
    whose = "" if event.strike is None else f' of "{event.holder}" at {show_exact_money(event.strike)} a share'
    return f"expire {event.kind} on {show_exact(event.shares)} {event.of}{whose}"


def _distribute(event: market.Distribute) -> str:
    verb, number = "spin off" if event.is_spin_off else "distribute", show_exact(event.number)
    return f'{verb} {number} "{event.what}" on {event.of}{_taking_part(event.taking_part)}'


def _call_off(event: market.CallOff) -> str:
    what = "rights offering" if event.what == "rights" else event.what
    return f"call off {what} on {event.of}"


def _raise_rate(event: market.RaiseRate) -> str:
    return f"raise conversion rate of {event.of} to {show_exact(event.to)} until {event.until.isoformat()}"


def _exchange_scrip(event: market.ExchangeScrip) -> str:
    return f'exchange scrip for {event.of} of "{event.holder}"'


WORDS: dict[type, Callable[..., str]] = {
    told.Designate: _designate,
    told.GrantOptions: _grant,
    told.PublicOffering: _public_offering,
    told.CompanyConvert: _company_convert,
    told.ElectLimit: _elect_limit,
    told.Reserve: _reserve,
    told.Reorganize: _reorganize,
    told.Merge: _merge,
    told.SellAssets: _sell,
    told.LaterProceeds: _later,
    told.OfferShares: _offer,
    told.CloseOffering: _close_offering,
    told.TenderOffer: _tender,
    told.Liquidate: _liquidate,
    told.SetAside: _set_aside,
    market.OfferRights: _offer_rights,
    market.Exercise: _exercise,
    market.Expire: _expire,
    market.Distribute: _distribute,
    market.CallOff: _call_off,
    market.RaiseRate: _raise_rate,
    market.ExchangeScrip: _exchange_scrip,
}
