"""What each side of a difference says, in words and in the same units."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.compare.concepts import CONTROL, DEPENDS, ECONOMICS, NONE, PROCEDURE, WORDING, Concept
from paripassu.compare.differences import Difference, Side
from paripassu.compare.figures import FigureChange
from paripassu.model.citations import Cite
from paripassu.model.matters import MATTERS, Group, Matter
from paripassu.model.quantities import Duration, Threshold
from paripassu.money import NEAREST, round_to, show_exact, show_exact_money, show_percent

SILENT = "silent"
GRADE_WORDS = {
    NONE: "no difference",
    WORDING: "wording",
    PROCEDURE: "procedure",
    CONTROL: "control",
    ECONOMICS: "economics",
}
TENTH = Fraction(1, 1000)
_DECIMALS = Fraction(1, 100)


def show_side(side: Side, concept: Concept) -> str:
    """What a side says: its value where that is a figure, else its words; "silent" where it says nothing."""
    if side.is_silent:
        return SILENT
    if not side.values:
        return "nothing beyond that"
    plain = [_plain(value, concept) for value in side.values]
    if all(plain):
        return ", ".join(text for text in plain if text)
    return "; ".join(dict.fromkeys(words_of(cite) for cite in side.cites))


def _plain(value: object, concept: Concept) -> str:
    """A value that can be told without its line of terms; nothing where it cannot."""
    match value:
        case bool():
            return "yes" if value else "no"
        case int() | Fraction():
            return show_figure(Fraction(value), concept.unit)
        case date():
            return value.isoformat()
        case Duration():
            return str(value)
        case str() if concept.clause == "Company":
            return value
        case _:
            return _in_words(value)


def _in_words(value: object) -> str:
    if isinstance(value, Threshold):
        return value.words
    if isinstance(value, Group) and value == Group("class", value.name):
        return value.name
    if isinstance(value, Matter) and value == Matter(value.kind):
        return MATTERS[value.kind]
    return ""


def show_figure(value: Fraction | None, unit: str) -> str:
    """A figure in its unit, exact."""
    if value is None:
        return SILENT
    if unit in {"price", "money"}:
        return show_exact_money(value)
    return show_percent(value) if unit == "percent" else show_exact(value)


def show_change(change: FigureChange) -> str:
    """A figure on both sides, with the part by which it changed: `$0.23 -> $0.40, +73.9%`."""
    sides = f"{show_figure(change.ours, change.unit)} -> {show_figure(change.theirs, change.unit)}"
    return sides if change.part is None else f"{sides}, {show_part(change.part)}"


def show_part(part: Fraction) -> str:
    """By how much something changed, in percent to the tenth: `-42.5%`; beyond a hundredfold, how many times."""
    if abs(part) >= 100:
        return f"{show_exact(round_to(part + 1, _DECIMALS, NEAREST))} times"
    return f"{'+' if part > 0 else ''}{show_percent(round_to(part, TENTH, NEAREST))}"


def words_of(cite: Cite) -> str:
    """The words of a line of terms, on one line."""
    return " ".join(cite.words.split())


def show_gains(difference: Difference) -> str:
    """Who gains where the second takes the place of the first."""
    if difference.gains == DEPENDS:
        return f"depends on {difference.on}"
    return difference.gains
