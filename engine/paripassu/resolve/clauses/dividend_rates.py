"""What moves a dividend rate, and what moves a dividend: indexes and their resets, events, taxes, other stock."""

from __future__ import annotations

from fractions import Fraction

from paripassu.model.dividend_rates import Fallback, GrossUp, Mirror, RateChange, Reset
from paripassu.model.quantities import Duration
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.clauses.dividend_payments import resolve_pay_dates
from paripassu.resolve.outline import Written
from paripassu.resolve.phrases import resolve_duration
from paripassu.syntax.nodes import Phrase

_YEARLY = {"years": Fraction(1), "months": Fraction(1, 12)}


def resolve_floating(clause: ClauseScope, phrase: Phrase) -> tuple[str, Fraction | None]:
    """The index that a rate follows, and what is added to it; None after a finding."""
    return phrase.words("STRING")[0].text, _margin(clause, phrase)


def _margin(clause: ClauseScope, phrase: Phrase) -> Fraction | None:
    margin = phrase.phrase("more_than_index", "less_than_index")
    if margin is None:
        return Fraction(0)
    value = clause.scope.amount(margin.words()[0], "A margin")
    return value if value is None or margin.rule == "more_than_index" else -value


def resolve_changes(clause: ClauseScope, written: Written) -> tuple[RateChange, ...] | None:
    """What raises the rate beside a default, or replaces it, while or each time something is so."""
    changes: list[RateChange] = []
    for part in written.node.phrase.phrases("more", "risen", "on_arrears"):
        rate = clause.scope.amount(part.words()[0], "A dividend rate")
        if rate is None:
            return None
        change = _change(clause, part, rate)
        if change is None:
            return None
        changes.append(change)
    return tuple(changes) or None


def _change(clause: ClauseScope, phrase: Phrase, rate: Fraction) -> RateChange | None:
    is_added = phrase.rule == "more"
    time = phrase.phrase("while_unpaid", "while_it_lasts", "for_each")
    if time is None:
        return RateChange(rate, "arrears", is_added=False)
    if time.rule == "while_unpaid":
        numbers = time.phrases()[0].words()
        count = clause.scope.count(numbers[0], "A number of dividends") if numbers else 1
        return None if count is None else RateChange(rate, "unpaid", unpaid=count, is_added=is_added)
    when = "lasts" if time.rule == "while_it_lasts" else "each"
    return RateChange(rate, when, time.words("STRING")[0].text, is_added=is_added)


def resolve_lowest(clause: ClauseScope, written: Written) -> Fraction | None:
    """What the rate, or the index, is at least."""
    return _bound(clause, written, "lowest")


def resolve_highest(clause: ClauseScope, written: Written) -> Fraction | None:
    """What the rate, or the index, is at most."""
    return _bound(clause, written, "highest")


def _bound(clause: ClauseScope, written: Written, which: str) -> Fraction | None:
    found = written.node.phrase.phrase(which)
    return None if found is None else clause.scope.amount(found.words()[0], "A bound of a rate", zero_allowed=True)


def resolve_reset(clause: ClauseScope, written: Written) -> Reset | None:
    """When the index is looked at anew, and how long before that its value counts."""
    phrase = written.node.phrase
    days = resolve_pay_dates(clause, phrase) if phrase.rule == "reset" else ()
    often, determined = phrase.phrase("every_so_many"), phrase.phrase("determined")
    every = 1 if often is None else clause.scope.count(often.words()[0], "A number of years")
    before = None if determined is None else resolve_duration(clause, determined.phrases()[0])
    if days is None or every is None or (determined is not None and before is None):
        return None
    return Reset(days, every, before)


def resolve_fallbacks(clause: ClauseScope, written: Written) -> tuple[Fallback, ...] | None:
    """What takes the place of an index that is not published, first things first."""
    found = [_fallback(clause, part) for part in written.node.phrase.phrases()]
    known = tuple(each for each in found if each is not None)
    return known if len(known) == len(found) else None


def _fallback(clause: ClauseScope, phrase: Phrase) -> Fallback | None:
    names = tuple(word.text for word in phrase.words("STRING"))
    match phrase.rule:
        case "other_index":
            margin = _margin(clause, phrase)
            return None if margin is None else Fallback("index", names, (margin,))
        case "interpolation":
            years = [_years(resolve_duration(clause, part)) for part in phrase.phrases("duration")]
            known = tuple(each for each in years if each is not None)
            return Fallback("interpolation", names, known) if len(known) == len(years) else None
        case "quotes":
            return _quotes(clause, phrase, names)
        case "fixed_index":
            part = clause.scope.amount(phrase.words()[0], "A rate", zero_allowed=True)
            return None if part is None else Fallback("percent", (), (part,))
        case "last_index":
            return Fallback("last index")
        case _:
            return Fallback("last rate")


def _years(span: Duration | None) -> Fraction | None:
    """A maturity in years; days are no way to state one, and are counted as parts of a year of 365."""
    return None if span is None else span.count * _YEARLY.get(span.unit, Fraction(1, 365))


def _quotes(clause: ClauseScope, phrase: Phrase, names: tuple[str, ...]) -> Fallback | None:
    trim = phrase.phrase("without_extremes")
    least = clause.scope.count(phrase.words("NUMBER")[0], "A number of quotes")
    trimmed = 0 if trim is None else clause.scope.count(trim.words()[0], "A number of quotes")
    return None if least is None or trimmed is None else Fallback("quotes", names, (), least, trimmed)


def resolve_gross_up(clause: ClauseScope, written: Written) -> GrossUp | None:
    """How dividends grow where corporate holders may deduct less of them."""
    phrase = written.node.phrase
    cut, least = phrase.phrases("deduction_cut")[0], phrase.phrase("least_deduction")
    deduction = clause.scope.part(cut.words("PERCENT")[0], "The deduction")
    tax = clause.scope.part(phrase.phrases("tax_rate")[0].words()[0], "The tax")
    lowest = Fraction(0) if least is None else clause.scope.part(least.words()[0], "The deduction")
    before, rounding, unless = cut.phrase("stop_before"), phrase.phrase("to_nearest"), phrase.phrase("unless_said")
    day = None if before is None else clause.day(before.words()[0])
    nearest = None if rounding is None else clause.scope.amount(rounding.words()[0], "What amounts are rounded to")
    if deduction is None or tax is None or lowest is None or (before is not None and day is None):
        return None
    return GrossUp(deduction, tax, lowest, day, nearest, "" if unless is None else unless.words()[0].text)


def resolve_mirror(clause: ClauseScope, written: Written) -> Mirror | None:
    """Which dividends on other stock are dividends on the series too, and how many times as much."""
    phrase = written.node.phrase
    over = phrase.phrase("times_over")
    times = (
        Fraction(1) if over is None else clause.scope.amount(over.words()[0], "How many times a dividend is mirrored")
    )
    as_converted = phrase.phrase("mirrored_as_converted") is not None
    beyond = phrase.phrase("as_far_as_more") is not None
    return None if times is None else Mirror(clause.name(phrase.phrases("stock")[0]), times, as_converted, beyond)
