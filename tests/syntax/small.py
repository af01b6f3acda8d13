"""A small grammar to test the machinery with, so that the languages can grow without these tests."""

from __future__ import annotations

from paripassu import resources
from paripassu.source import Source
from paripassu.syntax.nodes import BlockNode
from paripassu.syntax.parse import Reader
from paripassu.syntax.shapes import Language

GRAMMAR = r"""
?terms_head: "series" NAME STRING "of" NAME -> series_head
    | "include" STRING -> include
    | DATE "issue" NUMBER NAME "to" STRING ["for" MONEY] -> issue
    | DATE "transfer" NUMBER NAME -> transfer
    | DATE "stock" "dividend" "of" PERCENT "on" NAME -> stock_dividend
    | SECTION kind -> clause
?kind: "dividends" -> dividends | "liquidation" -> liquidation | "conversion" "into" NAME -> conversion
?series_item: "source" STRING -> source
?dividends_item: "none" -> none
?liquidation_item: "amount" amount -> amount
    | "par" "value" MONEY -> par_value
    | "ahead" "of" NAME ("," NAME)* -> ahead
    | "behind" NAME ("," NAME)* -> behind
    | "shortfall" "ratably" "with" "other" "preferred" -> shortfall
    | "not" sale ("," sale)* -> excluded
    | "not" "encoded" STRING -> not_encoded
?shortfall_reading: "after" NAME "in" "full" -> after
    | "together" "with" NAME -> together
?conversion_item: "rate" amount -> rate
    | "convert" optional "all" -> convert
optional: ["optional"]
!sale: "merger" | "sale" "of" ("substantially" "all" | "less") "assets"
?amount: step | amount "+" step -> plus | amount "-" step -> minus
?step: MONEY -> money | NUMBER -> number | "stated" "value" -> stated_value | "(" amount ")"
"""

LANGUAGE = Language("terms", resources.read("grammar", "tokens.lark") + GRAMMAR)


def read(text: str) -> tuple[tuple[BlockNode, ...], Reader]:
    """The blocks of a text in the small language, and the reader that knows what was wrong with it."""
    reader = Reader(LANGUAGE, Source("text", text))
    return tuple(reader.blocks()), reader
