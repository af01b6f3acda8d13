"""Acts that are voted on or done by an amendment, in a few words each."""

from __future__ import annotations

from collections.abc import Callable

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
from paripassu.money import show_exact, show_exact_money


def show_act(act: Act) -> str:
    """What is resolved, in the words of a script."""
    return ACT_WORDS[type(act)](act)


def _increase(act: IncreaseAuthorized) -> str:
    return f"authorized increase of {act.of} to {show_exact(act.to)}"


def _waives(act: WaiveSection) -> str:
    on = "" if act.on is None else f" on {act.on.isoformat()}"
    return f"waiver of {act.section} of {act.of}{on}"


def _conversion_shares(act: IssueConversionShares) -> str:
    return f"issuance of the conversion shares of {act.of}"


def _waive(act: WaiveAdjustment) -> str:
    on = "" if act.on is None else f" on {act.on.isoformat()}"
    return f"waiver of the adjustment of the conversion price of {act.of}{on}"


def _waive_dividend(act: WaiveDividend) -> str:
    return f"waiver of the dividend on {act.of} payable {act.payable.isoformat()}"


def _convert(act: ConvertSeries) -> str:
    return f"conversion of {act.of}"


def _reduce(act: ReduceLiquidation) -> str:
    to = "" if act.to is None else f" to {show_exact_money(act.to)}"
    return f"reduction of the liquidation amount of {act.of}{to}"


def _seniority(act: ChangeSeniority) -> str:
    return f"ranking of {act.of} {act.ranks} {act.ranks_to}"


def _section(act: ChangeSection) -> str:
    alone = ", ".join(f'"{name}"' for name in act.only_for)
    return f"change of {act.section} of {act.of}{f' for {alone} alone' if alone else ''}"


def _treatment(act: TreatAsLiquidation) -> str:
    words = [act.matter]
    if act.about:
        words.append(f'"{act.about}"')
    if act.on is not None:
        words.append(f"on {act.on.isoformat()}")
    return f"{' '.join(words)} as {'a' if act.is_one else 'no'} liquidation"


def _new_terms(act: NewTerms) -> str:
    return f'terms of {act.of} as in "{act.file}"'


def _other(act: OtherAct) -> str:
    return f'"{act.what}"'


def _on(act: ActOn) -> str:
    words = [act.matter]
    if act.of:
        words.append(f"of {act.of}")
    if act.about:
        words.append(f'"{act.about}"')
    if act.on is not None:
        words.append(f"on {act.on.isoformat()}")
    return " ".join(words)


# One entry for each member of Act; a test holds the two together.
ACT_WORDS: dict[type, Callable[..., str]] = {
    IncreaseAuthorized: _increase,
    IssueConversionShares: _conversion_shares,
    WaiveAdjustment: _waive,
    WaiveDividend: _waive_dividend,
    WaiveSection: _waives,
    ConvertSeries: _convert,
    ReduceLiquidation: _reduce,
    ChangeSeniority: _seniority,
    ChangeSection: _section,
    NewTerms: _new_terms,
    TreatAsLiquidation: _treatment,
    OtherAct: _other,
    ActOn: _on,
}
