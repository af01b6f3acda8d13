from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from paripassu.model.acts import (
    Act,
    ActOn,
    ChangeSection,
    ChangeSeniority,
    ConvertSeries,
    IncreaseAuthorized,
    IssueConversionShares,
    OtherAct,
    ReduceLiquidation,
    WaiveAdjustment,
)
from paripassu.model.events import AmendCharter
from paripassu.model.matters import MATTERS
from paripassu.resolve.happenings import acts
from scripts import found, told


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("authorized increase of Common to 200,000", IncreaseAuthorized("Common", Fraction(200_000))),
        ("the issuance of the conversion shares of K", IssueConversionShares("K")),
        ("issuance of conversion shares of K", IssueConversionShares("K")),
        ("waiver of the adjustment of the conversion price of K", WaiveAdjustment("K")),
        (
            "waiver of the adjustment of the conversion price of K on 2002-07-03",
            WaiveAdjustment("K", date(2002, 7, 3)),
        ),
        ("conversion of K", ConvertSeries("K")),
        ("parity series", ActOn("parity issue")),
        ("reduction of the liquidation amount of K to $900 a share", ReduceLiquidation("K", Fraction(900))),
        ("reduction of the liquidation amount of K to $0", ReduceLiquidation("K", Fraction(0))),
        ("reduction of the liquidation amount of K", ReduceLiquidation("K")),
        ("ranking of K senior to J", ChangeSeniority("K", "senior to", "J")),
        ("ranking of K with J", ChangeSeniority("K", "with", "J")),
        ("ranking of K junior to J", ChangeSeniority("K", "junior to", "J")),
        ("change of §7(b) of K", ChangeSection("K", "§7(b)")),
        ("cancellation of §5 of K", ChangeSection("K", "§5")),
        ('"Change the name"', OtherAct("Change the name")),
        ("merger", ActOn("merger")),
        ("merger on 2002-06-17", ActOn("merger", on=date(2002, 6, 17))),
        ('adverse action "sale of the plant"', ActOn("adverse action", "sale of the plant")),
        ('adverse omission "no audit"', ActOn("adverse action", "no audit")),
        ("written consent of Common", ActOn("written consent", of="Common")),
        ("sale of substantially all assets", ActOn("sale of substantially all assets")),
        ("sale of less than substantially all assets", ActOn("sale of less than substantially all assets")),
        ("capital reorganization of Common", ActOn("capital reorganization", of="Common")),
        ("reclassification", ActOn("reclassification")),
        ("recapitalization", ActOn("recapitalization")),
        ("liquidation", ActOn("liquidation")),
        ("record date for dividend", ActOn("record date for dividend")),
        ("record date for a distribution", ActOn("record date for distribution")),
        ("record date for a subscription", ActOn("record date for subscription")),
        ("record date for other right", ActOn("record date for other right")),
        ("record date to vote", ActOn("record date to vote")),
        ("transfer of voting securities", ActOn("transfer of voting securities")),
        ("split", ActOn("split")),
        ('senior series "M"', ActOn("senior issue", "M")),
        ("amendment", ActOn("amendment")),
    ],
)
def test_acts_are_read(line: str, act: Act) -> None:
    assert told(f"2001-11-21 amend charter\n  {line}\n") == AmendCharter(date(2001, 11, 21), (act,))


def test_every_matter_of_the_language_is_one_of_the_model() -> None:
    assert set(acts._MATTERS.values()) <= set(MATTERS)  # noqa: SLF001


def test_an_amendment_of_nothing_changes_nothing() -> None:
    assert told("2001-11-21 amend charter\n") == AmendCharter(date(2001, 11, 21), ())


def test_an_act_names_classes_that_exist() -> None:
    lines = "2001-11-21 amend charter\n  ranking of Kk junior to Jj\n"
    assert [(code, place) for code, place, _ in found(lines)] == [("N101", "Kk"), ("N101", "Jj")]


def test_no_number_can_be_authorized_that_is_zero() -> None:
    lines = "2001-11-21 amend charter\n  authorized increase of Common to 0\n"
    assert found(lines) == [("T203", "0", "The authorized number cannot be zero: `0`.")]
