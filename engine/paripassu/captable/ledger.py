"""The transactions of a bundle as holdings: a security is open from its issuance until something ends it.

In Open Cap Format whatever becomes of a security is a new security with an issuance of its own (the balance of a
partial repurchase, the shares of a conversion), so the open ones are simply those that nothing has ended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction

from attrs import define, evolve, field

from paripassu.captable.bundle import Bundle, Thing
from paripassu.captable.classes import classes_said
from paripassu.captable.names import Names
from paripassu.dates import parse_date
from paripassu.diagnostics.codes import MALFORMED_NUMBER, UNCOUNTED_SECURITY, UNKNOWN_SECURITY, WRONG_DATE
from paripassu.diagnostics.findings import Diagnostic, Label, Outcome
from paripassu.diagnostics.words import quote
from paripassu.model.captable import CapTable, Holding
from paripassu.money import parse_amount

_SPLIT = "TX_STOCK_CLASS_SPLIT"
_ENDS = (
    "CANCELLATION",
    "REPURCHASE",
    "RETRACTION",
    "TRANSFER",
    "CONVERSION",
    "REISSUANCE",
    "EXERCISE",
    "RELEASE",
    "CONSOLIDATION",
)


# What changes nobody's number of shares: acceptances, vesting, sizes of plans, relations of people.
_NO_MATTER = ("_ACCEPTANCE", "_VESTING_", "_POOL", "_AUTHORIZED_SHARES_ADJUSTMENT", "_CHANGE_EVENT")


@define
class _Ledger:
    """Open securities by their identifiers, and what was found on the way."""

    names: Names
    holders: dict[str, str]
    classes: dict[str, Thing]
    plans: dict[str, str]
    open: dict[str, Holding] = field(factory=dict)
    findings: list[Diagnostic] = field(factory=list)


def holdings_of(bundle: Bundle, names: Names, as_of: date | None = None) -> Outcome[CapTable]:
    """Who holds what at the close of a day (None: by the last transaction)."""
    day = as_of or (parse_date(bundle.as_of) if bundle.as_of else None)
    ledger = _Ledger(
        names,
        {thing.text("id"): thing.text("name", "legal_name") for thing in bundle.of("STAKEHOLDER")},
        {thing.text("id"): thing for thing in bundle.of("STOCK_CLASS")},
        {thing.text("id"): _plan_class(thing) for thing in bundle.of("STOCK_PLAN")},
    )
    for on, thing in _dated(ledger, bundle):
        if day is None or on <= day:
            _tell(ledger, on, thing)
    said = classes_said(bundle, names)
    findings = (*said.diagnostics, *ledger.findings)
    table = CapTable(bundle.name, tuple(ledger.open.values()), said.value or (), day)
    return Outcome(table, findings)


def _plan_class(plan: Thing) -> str:
    listed = plan.texts("stock_class_ids")
    return plan.text("stock_class_id") or (listed[0] if listed else "")


def _dated(ledger: _Ledger, bundle: Bundle) -> list[tuple[date, Thing]]:
    """All transactions in order of their days."""
    found: list[tuple[date, Thing]] = []
    for thing in bundle.things:
        if not thing.kind.startswith("TX_"):
            continue
        day = parse_date(thing.text("date"))
        if day is None:
            message = f"There is no day {quote(thing.text('date'))}."
            ledger.findings.append(Diagnostic(WRONG_DATE, message, Label(thing.at)))
        else:
            found.append((day, thing))
    return sorted(found, key=lambda each: each[0])


def _tell(ledger: _Ledger, day: date, thing: Thing) -> None:
    kind = thing.kind
    if kind in _BEGINS:
        _BEGINS[kind](ledger, day, thing)
    elif kind == _SPLIT:
        _split(ledger, thing)
    elif kind.endswith(_ENDS):
        _end(ledger, thing)
    elif not any(word in kind for word in _NO_MATTER):
        _uncounted(ledger, thing, f"a transaction of a kind that is not known ({kind})")


def _stock(ledger: _Ledger, day: date, thing: Thing) -> None:
    _issue(ledger, day, thing, ledger.classes.get(thing.text("stock_class_id")))


def _issue(ledger: _Ledger, day: date, thing: Thing, of: Thing | None, strike: Fraction | None = None) -> None:
    holder = ledger.holders.get(thing.text("stakeholder_id"))
    if holder is None or of is None:
        what = "a stakeholder" if holder is None else "a stock class"
        message = f"A transaction names {what} that the bundle does not have."
        ledger.findings.append(Diagnostic(UNKNOWN_SECURITY, message, Label(thing.at)))
        return
    name = ledger.names.find(of.text("name"))
    if name is None:
        ledger.findings.append(ledger.names.unknown(of.text("name"), of.at))
        return
    shares = _number(ledger, thing, thing.text("quantity"))
    if shares:
        ledger.open[thing.text("security_id")] = Holding(holder, name, shares, strike, day, thing.at)


def _grant(ledger: _Ledger, day: date, thing: Thing) -> None:
    """Options; all of them count, whether vested or not, because vesting at an exit is a matter of their terms."""
    strike = _strike(thing)
    if strike is None or thing.text("compensation_type").startswith(("RSU", "CSAR", "SSAR")):
        _uncounted(ledger, thing, "a right to shares without an exercise price")
        return
    listed = thing.text("stock_class_id") or ledger.plans.get(thing.text("stock_plan_id"), "")
    _issue(ledger, day, thing, ledger.classes.get(listed) or _only_common(ledger), strike)


def _strike(thing: Thing) -> Fraction | None:
    return parse_amount(thing.text("exercise_price", "amount"))


def _only_common(ledger: _Ledger) -> Thing | None:
    """The class that options are on where nothing says it: common, if there is one class of it."""
    common = [thing for thing in ledger.classes.values() if thing.text("class_type") == "COMMON"]
    return common[0] if len(common) == 1 else None


def _warrant(ledger: _Ledger, day: date, thing: Thing) -> None:
    strike, of = _strike(thing), next(_converts_into(ledger, thing), None)
    if strike is None or of is None or not thing.text("quantity"):
        _uncounted(ledger, thing, "a warrant without a number, a price and a class")
        return
    _issue(ledger, day, thing, of, strike)


def _converts_into(ledger: _Ledger, thing: Thing) -> Iterator[Thing]:
    triggers = thing.fields.get("exercise_triggers")
    for trigger in triggers if isinstance(triggers, list) else []:
        right = trigger.get("conversion_right") if isinstance(trigger, dict) else None
        listed = right.get("converts_to_stock_class_id") if isinstance(right, dict) else None
        if listed in ledger.classes:
            yield ledger.classes[listed]


def _note(ledger: _Ledger, day: date, thing: Thing) -> None:
    del day
    _uncounted(ledger, thing, "a note or a SAFE that has not converted")


def _uncounted(ledger: _Ledger, thing: Thing, what: str) -> None:
    message = f"{quote(thing.text('custom_id') or thing.text('id'))} is {what}, and is not counted."
    hint = "Add what it stands for to the company file or to a cap table of rows, if it shares in the payout."
    ledger.findings.append(Diagnostic(UNCOUNTED_SECURITY, message, Label(thing.at), hint=hint))


def _split(ledger: _Ledger, thing: Thing) -> None:
    of = ledger.classes.get(thing.text("stock_class_id"))
    name = None if of is None else ledger.names.find(of.text("name"))
    new = parse_amount(thing.text("split_ratio", "numerator"))
    old = parse_amount(thing.text("split_ratio", "denominator"))
    if not new or not old:
        ledger.findings.append(Diagnostic(MALFORMED_NUMBER, "A split has no ratio.", Label(thing.at)))
        return
    for security, held in ledger.open.items():
        if held.of == name:
            strike = None if held.strike is None else held.strike * old / new
            ledger.open[security] = evolve(held, shares=held.shares * new / old, strike=strike)


def _end(ledger: _Ledger, thing: Thing) -> None:
    """Securities end; where only some of one does and no balance is issued anew, the rest stays."""
    for security in (thing.text("security_id"), *thing.texts("security_ids")):
        held = ledger.open.get(security)
        if held is None:
            continue
        amount = thing.text("quantity") or thing.text("quantity_converted")
        ended = _number(ledger, thing, amount) if amount else held.shares
        if ended < held.shares and not thing.text("balance_security_id"):
            ledger.open[security] = evolve(held, shares=held.shares - ended)
        else:
            del ledger.open[security]


def _number(ledger: _Ledger, thing: Thing, text: str) -> Fraction:
    value = parse_amount(text)
    if value is None:
        message = f"{quote(text)} is not written as numbers are."
        ledger.findings.append(Diagnostic(MALFORMED_NUMBER, message, Label(thing.at)))
        return Fraction(0)
    return value


_BEGINS: dict[str, Callable[[_Ledger, date, Thing], None]] = {
    "TX_STOCK_ISSUANCE": _stock,
    "TX_EQUITY_COMPENSATION_ISSUANCE": _grant,
    "TX_PLAN_SECURITY_ISSUANCE": _grant,
    "TX_STOCK_OPTION_ISSUANCE": _grant,
    "TX_WARRANT_ISSUANCE": _warrant,
    "TX_CONVERTIBLE_ISSUANCE": _note,
}
