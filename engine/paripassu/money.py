"""Exact amounts: how they are read, rounded, shared out to the cent and shown. All rounding of the program is here.

Every amount is a `Fraction`; money is in dollars. Sharing is by largest remainder: each part is cut down to whole
units, and the units left over go one each to the parts that lost most. Rounding every part by itself was rejected,
because the cents no longer add up; giving the whole difference to the last part, because it can be off by many.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

UP = "up"
DOWN = "down"
NEAREST = "nearest"
HALF_EVEN = "half-even"
MODES = (UP, DOWN, NEAREST, HALF_EVEN)

CENT = Fraction(1, 100)
WHOLE = Fraction(1)

# An amount with more digits than this is no amount of a deal, and reading it would cost time without bound.
_MOST_DIGITS = 60
# A number with more decimals than this reads better as a mixed number (43,478 6/23).
_MOST_PLACES = 6
# Python refuses to write integers of many digits at once; no setting of it refuses 600.
_PIECE_DIGITS = 600


def plus(left: Fraction, right: Fraction) -> Fraction:
    """The exact sum; of whole numbers, which most counts of shares are, at a third of the price of `+`."""
    if left.denominator == 1 == right.denominator:
        return Fraction(left.numerator + right.numerator)
    return left + right


def minus(left: Fraction, right: Fraction) -> Fraction:
    """The exact difference, as fast as `plus`."""
    if left.denominator == 1 == right.denominator:
        return Fraction(left.numerator - right.numerator)
    return left - right


def is_at_most(left: Fraction, right: Fraction) -> bool:
    """Whether the first is no more than the second, without the questions that `<=` asks of other kinds of numbers."""
    return left.numerator * right.denominator <= right.numerator * left.denominator


def round_to(value: Fraction, unit: Fraction, mode: str) -> Fraction:
    """The multiple of `unit` (a cent, a share, 1/100 share) next to a value, in one of four modes.

    `up` is away from zero and `down` toward it, `nearest` takes a half away from zero and `half-even` to the even
    neighbor, so that `-x` always rounds to the negative of what `x` rounds to. A unit that is not positive, or a mode
    that does not exist, is our own bug (ValueError).
    """
    if unit <= 0:
        raise ValueError(f"rounding needs a positive unit, not {unit}")
    bottom = value.denominator * unit.numerator
    whole, rest = divmod(abs(value.numerator) * unit.denominator, bottom)
    away = _rounds_away(mode, whole, 2 * rest - bottom)
    if rest and away:
        whole += 1
    return Fraction((whole if value.numerator >= 0 else -whole) * unit.numerator, unit.denominator)


def _rounds_away(mode: str, whole: int, over_half: int) -> bool:
    match mode:
        case "up":
            return True
        case "down":
            return False
        case "nearest":
            return over_half >= 0
        case "half-even":
            return over_half > 0 or (over_half == 0 and whole % 2 == 1)
        case _:
            raise ValueError(f"no such rounding mode: {mode}")


def largest_remainder(total: Fraction, weights: Sequence[Fraction], unit: Fraction = CENT) -> list[Fraction]:
    """Share a total in proportion to weights, in whole units, so that the parts add up to the total.

    A total that is not whole units is first rounded down to them: no one can be paid what is not there. Of equal
    remainders the earlier position gets the unit; a weight of zero gets zero; without any weight nobody gets anything.
    A negative weight, or a unit that is not positive, is our own bug (ValueError).
    """
    if any(weight.numerator < 0 for weight in weights):
        raise ValueError("a weight cannot be negative")
    whole = sum(weights, Fraction(0))
    if not whole:
        return [Fraction(0)] * len(weights)
    for_each = total / whole
    return _in_units([for_each * weight for weight in weights], unit)


def to_cents(exact: Sequence[Fraction]) -> list[Fraction]:
    """Exact parts as whole cents that add up to the same total, nobody off by a cent or more.

    A total that is not whole cents is rounded down; what is left, `sum(exact) - sum(result)`, is less than a cent and
    stays with the payer. Of equal remainders the earlier position gets the cent; what is whole cents stays as it is.
    """
    return _in_units(exact, CENT)


def _in_units(exact: Sequence[Fraction], unit: Fraction) -> list[Fraction]:
    if unit <= 0:
        raise ValueError(f"rounding needs a positive unit, not {unit}")
    bottoms = [part.denominator * unit.numerator for part in exact]
    common = lcm(*bottoms)
    counts: list[int] = []
    remainders: list[int] = []
    for part, bottom in zip(exact, bottoms, strict=True):
        count, remainder = divmod(part.numerator * unit.denominator, bottom)
        counts.append(count)
        remainders.append(remainder * (common // bottom))
    spare = sum(remainders) // common
    # Sorting in reverse keeps equal remainders in their order, so the earlier position comes first.
    for position in sorted(range(len(counts)), key=remainders.__getitem__, reverse=True)[:spare]:
        counts[position] += 1
    return [Fraction(count * unit.numerator, unit.denominator) for count in counts]


def parse_amount(text: str) -> Fraction | None:
    """The exact value of `14,000`, `0.5`, `.5`, `$1,000.00` or `8%` (eight hundredths); None for anything else.

    Commas may only part thousands, digits are those of ASCII, and more than 60 of them are None.
    """
    if not text.isascii() or len(text) > 2 * _MOST_DIGITS:
        return None
    is_percent = text.endswith("%")
    if text.startswith("$"):
        if is_percent:
            return None
        text = text[1:]
    elif is_percent:
        text = text[:-1]
    whole, point, decimals = text.partition(".")
    digits = _without_commas(whole) if whole or not point else "0"
    if not digits or (point and not decimals.isdigit()) or len(digits) + len(decimals) > _MOST_DIGITS:
        return None
    places = len(decimals) + (2 if is_percent else 0)
    value = int(digits + decimals)
    return Fraction(value, 10**places) if places else Fraction(value)


def _without_commas(whole: str) -> str:
    if whole.isdigit():
        return whole
    digits = whole.replace(",", "")
    # Grouping it again shows whether each comma stood where it belongs.
    return digits if digits.isdigit() and f"{int(digits):,}" == whole else ""


def decimal_text(value: Fraction) -> str:
    """A value for machines: a decimal string when that is finite (`-0.25`), else `a/b` in lowest terms."""
    if value.denominator == 1:
        return _digits(value.numerator)
    places = _places(value.denominator)
    if places is None:
        return f"{_digits(value.numerator)}/{_digits(value.denominator)}"
    digits = _digits(abs(value.numerator) * 10**places // value.denominator).zfill(places + 1)
    return f"{'-' if value.numerator < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def show_exact(value: Fraction) -> str:
    """A plain number as people read it, never rounded: `39,000,000`, `14,000.5`, `60,869,565 5/23`."""
    if value.denominator == 1:
        return _grouped(value.numerator)
    places = _places(value.denominator)
    if places is None or places > _MOST_PLACES:
        return _mixed(value)
    return _with_places(value, places)


def show_shares(value: Fraction) -> str:
    """A count of shares or votes, never rounded, without the word: `14,000.5`, `43,478 6/23`."""
    # Called for every line of the longest scripts, where almost every count is whole.
    return _grouped(value.numerator) if value.denominator == 1 else show_exact(value)


def show_money(value: Fraction) -> str:
    """A payment, its cents always written: `$1,234.56`.

    A finite price keeps its further decimals (`$0.2305`); of any other amount the first decimals stand before three
    dots (`$434.7826...`), cut and not rounded, so that what is read is never more than what is there.
    """
    if value.numerator < 0:
        return f"-{show_money(-value)}"
    if value.denominator == 1:
        return f"${_grouped(value.numerator)}.00"
    places = _places(value.denominator)
    if places is None or places > _MOST_PLACES:
        return f"${_with_places(value, _telling_places(value))}..."
    return f"${_with_places(value, max(places, 2))}"


def show_exact_money(value: Fraction) -> str:
    """An amount or a price as terms write it, never rounded: `$1,000`, `$0.08`, `$0.2305`, `$434 18/23`."""
    if value.numerator < 0:
        return f"-{show_exact_money(-value)}"
    if value.denominator == 1:
        return f"${_grouped(value.numerator)}"
    places = _places(value.denominator)
    return f"${_mixed(value)}" if places is None or places > _MOST_PLACES else f"${_with_places(value, max(places, 2))}"


def show_percent(value: Fraction) -> str:
    """A part of a whole in percent, never rounded: `50%`, `33 1/3%`."""
    return f"{show_exact(value * 100)}%"


def _places(denominator: int) -> int | None:
    """How many decimals a fraction in lowest terms needs; None where they never end."""
    twos = (denominator & -denominator).bit_length() - 1
    rest = denominator >> twos
    fives = 0
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    return max(twos, fives) if rest == 1 else None


def _telling_places(value: Fraction) -> int:
    """At least four decimals, and enough for two telling digits of a small amount to be among them."""
    places = 4
    while value.numerator * 10**places < 10 * value.denominator:
        places *= 2
    return places


def _with_places(value: Fraction, places: int) -> str:
    whole, rest = divmod(abs(value.numerator) * 10**places // value.denominator, 10**places)
    return f"{'-' if value.numerator < 0 else ''}{_grouped(whole)}.{_digits(rest).zfill(places)}"


def _mixed(value: Fraction) -> str:
    whole, rest = divmod(abs(value.numerator), value.denominator)
    part = f"{_digits(rest)}/{_digits(value.denominator)}"
    return f"{'-' if value.numerator < 0 else ''}{f'{_grouped(whole)} {part}' if whole else part}"


def _grouped(number: int) -> str:
    try:
        return f"{number:,}"
    except ValueError:
        return _digits(number)


def _digits(number: int) -> str:
    """All digits of an integer, also of one that Python will not write at once."""
    try:
        return str(number)
    except ValueError:
        pieces: list[str] = []
        rest = abs(number)
        while rest:
            rest, piece = divmod(rest, 10**_PIECE_DIGITS)
            pieces.append(str(piece).zfill(_PIECE_DIGITS))
        return ("-" if number < 0 else "") + "".join(reversed(pieces)).lstrip("0")
