"""A company's terms as the machine understands them: what is written, what is assumed, what is left open or out."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.diagnostics.excerpt import visible
from paripassu.diagnostics.palette import Palette
from paripassu.model.citations import Cite, Reading
from paripassu.model.run import Residual
from paripassu.model.terms import Line, Stock, Terms
from paripassu.report.residual_text import counts_table, quantities_table
from paripassu.report.tables import Table

PREVAILS = "The filed certificate prevails over this restatement."
_INDENT = "  "


def terms_lines(terms: Terms, residual: Residual, palette: Palette) -> Iterator[str]:
    """Everything about a set of terms; `residual` is that of a story in which nothing happened."""
    company = terms.company
    place = f", incorporated in {company.state}" if company.state else ""
    yield palette.paint(palette.strong, visible(f'company "{company.name}"{place}'))
    yield f"{_INDENT}currency       {company.currency}"
    if company.calendar is not None:
        yield f"{_INDENT}business days  {company.calendar.value}{_by_reading(company.calendar.cite)}"
    for stock in terms.stocks:
        yield ""
        yield from _stock_lines(stock, palette)
    for title, table in terms_tables(terms, residual):
        yield ""
        yield palette.paint(palette.strong, title)
        yield from table.lines(_INDENT)
    yield ""
    yield PREVAILS


def terms_tables(terms: Terms, residual: Residual) -> Iterator[tuple[str, Table]]:
    """The tables that have rows, each with its title."""
    tables = (
        ("Shares, before anything is issued", counts_table(residual.counts)),
        ("Rates and amounts", quantities_table(residual)),
        ("Open readings (* is chosen; the first stands by default)", _readings(terms.readings)),
        ("Assumed", _assumptions(terms)),
        ("Not encoded", _not_encoded(terms)),
    )
    return ((title, table) for title, table in tables if table.rows)


def stocks_table(terms: Terms) -> Table:
    """The classes and series of a company, a line each."""
    rows = ((stock.name, stock.title, stock.of, stock.source) for stock in terms.stocks)
    return Table(("name", "title", "of", "source"), rows)


def _stock_lines(stock: Stock, palette: Palette) -> Iterator[str]:
    kind = f"series {stock.name}" if stock.is_series else f"class {stock.name}"
    of = f" of {stock.of}" if stock.of else ""
    yield palette.paint(palette.strong, visible(f'{kind} "{stock.title}"{of}'))
    if stock.source:
        signed = "" if stock.signed is None else f", signed {stock.signed.isoformat()}"
        yield visible(f"{_INDENT}source: {stock.source}{signed}")
    width = max((len(line.cite.section) for line in stock.lines), default=0)
    for line in stock.lines:
        yield from _line(line, width, palette)


def _line(line: Line, width: int, palette: Palette) -> Iterator[str]:
    # Heads of clauses begin with their section, which stands at the left already.
    words = visible(" ".join(line.cite.words.split()).removeprefix(f"{line.cite.section} "))
    section = palette.paint(palette.margin, line.cite.section.ljust(width))
    match line.kind:
        case "head":
            yield f"{_INDENT}{section}  {palette.paint(palette.strong, words)}"
        case "reading":
            yield f"{_INDENT}{' ' * width}      {words}"
        case _:
            yield f"{_INDENT}{section}    {words}{_by_reading(line.cite)}"


def _by_reading(cite: Cite) -> str:
    return f"  ({', '.join(cite.readings)})" if cite.readings else ""


def _readings(readings: tuple[Reading, ...]) -> Table:
    rows = (
        (
            reading.name,
            str(reading.cite),
            " | ".join(f"{choice}*" if choice == reading.chosen else choice for choice in reading.choices),
        )
        for reading in readings
    )
    return Table(("reading", "section", "choices"), rows)


def _assumptions(terms: Terms) -> Table:
    rows = ((given.topic, str(given.cite), given.text, given.because) for given in terms.assumptions)
    return Table(("about", "section", "assumed", "because"), rows)


def _not_encoded(terms: Terms) -> Table:
    rows = ((str(left.cite), left.why) for stock in terms.stocks for left in stock.not_encoded)
    return Table(("section", "why"), rows)
