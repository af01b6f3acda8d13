"""How explanations name acts, and what a share turns into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from paripassu.model.acts import (
    Act,
    ActOn,
    ChangeSection,
    ChangeSeniority,
    ConvertSeries,
    IncreaseAuthorized,
    IssueConversionShares,
    NewTerms,
    OtherAct,
    ReduceLiquidation,
    TreatAsLiquidation,
    WaiveAdjustment,
    WaiveDividend,
    WaiveSection,
)
from paripassu.model.events import Property
from paripassu.model.matters import MATTERS
from paripassu.money import show_exact, show_exact_money, show_shares

# How the other side of a deal is linked to its name.
_LINKS = {
    "merger": "with",
    "sale of substantially all assets": "to",
    "sale of less than substantially all assets": "to",
}


def say_act(act: Act) -> str:
    """An act as a reader would put it on a ballot."""
    return SAYS[type(act)](act)


def _increase(act: IncreaseAuthorized) -> str:
    return f"authorized increase of {act.of} to {show_shares(act.to)}"


def _issuance(act: IssueConversionShares) -> str:
    return f"issuance of the conversion shares of {act.of}"


def _waiver(act: WaiveAdjustment) -> str:
    on = f" on {act.on}" if act.on is not None else ""
    return f"waiver of the adjustment of the conversion price of {act.of}{on}"


def _dividend(act: WaiveDividend) -> str:
    return f"waiver of the dividend on {act.of} payable {act.payable}"


def _waives(act: WaiveSection) -> str:
    on = f" on {act.on}" if act.on is not None else ""
    return f"waiver of {act.section} of {act.of}{on}"


def _conversion(act: ConvertSeries) -> str:
    return f"conversion of {act.of}"


def _reduction(act: ReduceLiquidation) -> str:
    to = f" to {show_exact_money(act.to)}" if act.to is not None else ""
    return f"reduction of the liquidation amount of {act.of}{to}"


def _ranking(act: ChangeSeniority) -> str:
    return f"ranking of {act.of} {act.ranks} {act.ranks_to}"


def _change(act: ChangeSection) -> str:
    alone = f" for {listed(act.only_for)} alone" if act.only_for else ""
    return f"change of {act.section} of {act.of}{alone}"


def _treatment(act: TreatAsLiquidation) -> str:
    about = f" {_LINKS.get(act.matter, 'named')} {act.about}" if act.about else ""
    return f"treatment of the {MATTERS[act.matter]}{about} as {'a' if act.is_one else 'no'} liquidation"


def _new_terms(act: NewTerms) -> str:
    return f"change of the terms of {act.of} to those of {act.file}"


def _planned(act: ActOn) -> str:
    of = f" of {act.of}" if act.of else ""
    if act.matter == "adverse action":
        return f"adverse action “{act.about}”"
    about = f" {_LINKS.get(act.matter, 'named')} {act.about}" if act.about else ""
    return f"{MATTERS[act.matter]}{of}{about}"


def _other(act: OtherAct) -> str:
    return act.what


# One entry for each member of Act; a test holds the two together.
SAYS: dict[type, Callable[[Any], str]] = {
    IncreaseAuthorized: _increase,
    IssueConversionShares: _issuance,
    WaiveAdjustment: _waiver,
    WaiveDividend: _dividend,
    WaiveSection: _waives,
    ConvertSeries: _conversion,
    ReduceLiquidation: _reduction,
    ChangeSeniority: _ranking,
    ChangeSection: _change,
    NewTerms: _new_terms,
    TreatAsLiquidation: _treatment,
    ActOn: _planned,
    OtherAct: _other,
}


def say_property(each: Property) -> str:
    """What one share turns into: `2,173 21/23 NewCo + $434 18/23`."""
    parts = [f"{show_exact(number)} {name}" for name, number in each.securities]
    if each.cash:
        parts.append(show_exact_money(each.cash))
    return " + ".join(parts) or "nothing"


def sentence(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def listed(words: Sequence[str]) -> str:
    """Words as a sentence lists them: `H`, `H and K`, `H, K and J`."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
