"""A payout as text for people: who gets what, why, by holder, under each reading, and the whole curve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from paripassu.diagnostics.excerpt import visible
from paripassu.diagnostics.palette import Palette
from paripassu.interpreter.payout import Payout, Question
from paripassu.interpreter.rights import Exit
from paripassu.model.run import Reason
from paripassu.money import show_exact, show_money, show_percent
from paripassu.report.payout_grids import (
    MONEY,
    PART,
    PRICE,
    TEXT,
    Cell,
    Grid,
    distribution_of,
    holders_grid,
    payees_grid,
    people_grid,
    readings_grid,
)
from paripassu.report.reasons_text import Tree
from paripassu.report.tables import Table

_INDENT = "  "
_ALWAYS = {"payee", "paid", "each", "how", "assets"}


def payout_lines(
    payout: Payout, palette: Palette, *, by_holder: bool = False, is_verbose: bool = False
) -> Iterator[str]:
    """One amount: the table, the holders where they are asked for, then the derivation of every payee."""
    yield palette.paint(palette.strong, visible(title_of(payout.question, payout.assets)))
    yield ""
    yield from grid_table(payees_grid(payout)).lines(_INDENT)
    yield ""
    if by_holder:
        yield from grid_lines(holders_grid(payout), palette)
        people = people_grid(payout)
        yield from grid_lines(people, palette) if people.rows else ()
    yield palette.paint(palette.strong, "Why")
    for payment in distribution_of(payout).payments:
        reason = payout.why(payment.name)
        yield from Tree(palette).lines(reason, _INDENT) if is_verbose else _why_lines(reason, palette)
    yield from note_lines(payout.question, palette)


def _why_lines(reason: Reason, palette: Palette) -> Iterator[str]:
    """What paid a payee, a line for each step, with the sections that it rests on."""
    yield _INDENT + visible(reason.text)
    for step in reason.because:
        yield _INDENT * 2 + _with_sections(step, palette)


def title_of(question: Question, assets: Fraction | None = None) -> str:
    """What was asked."""
    what = "Every amount" if assets is None else show_money(assets)
    on = "" if question.day is None else f" on {question.day.isoformat()}"
    way = " in a public offering" if question.way is Exit.OFFERING else ""
    return f"{question.company}: {what} paid out{on}{way}"


def note_lines(question: Question, palette: Palette) -> Iterator[str]:
    """What the payout takes for granted or leaves out of account."""
    if question.built.notes:
        yield ""
        yield palette.paint(palette.strong, "Taken for granted")
        for note in question.built.notes:
            yield _INDENT + _with_sections(note, palette)


def _with_sections(reason: Reason, palette: Palette) -> str:
    # Two lines of one section are one place to a reader.
    sections = ", ".join(dict.fromkeys(str(cite) for cite in reason.cites))
    shown = palette.paint(palette.margin, f"[{sections}]")
    return f"{visible(reason.text)}  {shown}" if sections else visible(reason.text)


def readings_lines(found: Sequence[tuple[str, Payout]], palette: Palette) -> Iterator[str]:
    """The same amount under each reading, those that change nothing named below."""
    first = found[0][1]
    yield palette.paint(palette.strong, visible(title_of(first.question, first.assets)))
    yield ""
    amounts = [distribution_of(payout).amounts for _, payout in found]
    other = [each for each, paid in zip(found, amounts, strict=True) if paid != amounts[0]]
    yield from grid_table(readings_grid([found[0], *other])).lines(_INDENT)
    same = [name for (name, _), paid in zip(found[1:], amounts[1:], strict=True) if paid == amounts[0]]
    if same:
        yield ""
        yield f"No difference: {', '.join(same)}"


def grid_lines(grid: Grid, palette: Palette) -> Iterator[str]:
    """A grid with its title, and an empty line below."""
    yield palette.paint(palette.strong, grid.title)
    yield from grid_table(grid).lines(_INDENT)
    yield ""


def grid_table(grid: Grid) -> Table:
    """A grid as aligned text; columns in which nothing stands are left out."""
    kept = [place for place in range(len(grid.columns)) if _says_something(grid, place)]
    kinds = [grid.columns[place][1] for place in kept]
    rows = ([show_cell(row[place], grid.columns[place][1]) for place in kept] for row in (*grid.rows, *grid.foot))
    right = [number for number, kind in enumerate(kinds) if kind != TEXT]
    return Table([grid.columns[place][0] for place in kept], rows, right)


def _says_something(grid: Grid, place: int) -> bool:
    """Whether a column is worth showing: something stands in it that does not stand in the first as well."""
    header = grid.columns[place][0]
    if header == "class":
        return any(row[place] not in {row[0], ""} for row in grid.rows)
    return header in _ALWAYS or any(row[place] for row in grid.rows)


def show_cell(cell: Cell, kind: str) -> str:
    """One figure as readers expect to see it; a dash where there is none."""
    if cell is None:
        return "-" if kind != TEXT else ""
    if isinstance(cell, str):
        return cell
    value = Fraction(cell)
    if kind in {MONEY, PRICE}:
        return show_money(value)
    return show_percent(value) if kind == PART else show_exact(value)
