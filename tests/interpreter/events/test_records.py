# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

import pytest

from interpreter.story import ALL_K, BOARD, BUYER, HALCO, OTHERS, F, day, last, told
from paripassu.model.events import (
    AnyEvent,
    Appraise,
    Assert,
    CertificateProof,
    ClosePrice,
    Convert,
    Default,
    DeliverCertificates,
    Elect,
    ElectDirectors,
    GrantOptions,
    LoseCertificate,
    PassTime,
    ReplaceCertificate,
    SetRecordDate,
    TenderOffer,
)
from paripassu.model.run import ALLOWED, VOID

FEB = day("2002-02-04")


@pytest.mark.parametrize(
    "event",
    [
        SetRecordDate(FEB, FEB, "record date to vote"),
        ElectDirectors(FEB, "Common", ("Jane Roe",)),
        GrantOptions(FEB, "Common", F(100), BUYER, F(1)),
        ClosePrice(FEB, "Common", F("0.31")),
        TenderOffer(FEB, "Common", F(100), F(1), BUYER),
        DeliverCertificates(FEB, "Common", BUYER),
        Default(FEB, "missed dividend"),
        Assert(FEB, "adverse", "sale of the plant", BOARD, of="K"),
        Appraise(FEB, "NewCo", F(3), BOARD),
        Elect(FEB, "company", "fractional shares", "K"),
        PassTime(FEB),
    ],
    ids=lambda event: type(event).__name__,
)
def test_what_is_put_on_record_moves_neither_shares_nor_money(event: AnyEvent) -> None:
    run = told(event)
    assert last(run).ruling == ALLOWED
    assert (run.residual.holdings, run.residual.payments) == ((), ())


@pytest.mark.parametrize(
    "event",
    [
        LoseCertificate(FEB, "K", OTHERS, "lost"),
        CertificateProof(FEB, "K", OTHERS, ("evidence",)),
        ReplaceCertificate(FEB, "K", OTHERS),
    ],
    ids=lambda event: type(event).__name__,
)
def test_only_who_holds_shares_has_a_certificate(event: AnyEvent) -> None:
    step = last(told(ALL_K, event))
    assert (step.ruling, step.code, step.effects) == (VOID, "R302", ())
    assert step.reasons[0].text == "Other shareholders holds no K, so there is no certificate of K to speak of."


def test_a_class_without_a_conversion_clause_does_not_convert() -> None:
    step = last(told(Convert(FEB, "Common", HALCO)))
    assert (step.ruling, step.code) == (VOID, "R307")
    assert step.reasons[0].text == "Common does not convert into anything."
    assert [str(cite) for cite in step.reasons[0].cites] == ["Common charter"]
