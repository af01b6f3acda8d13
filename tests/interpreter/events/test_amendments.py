# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

from interpreter.series_k import nstor, public
from interpreter.story import (
    ALL_COMMON,
    ALL_K,
    HALCO,
    OTHERS,
    F,
    counted,
    day,
    effect,
    effects,
    last,
    paid,
    sections,
    told,
)
from paripassu.model.acts import (
    Act,
    ActOn,
    ChangeSection,
    ChangeSeniority,
    IncreaseAuthorized,
    IssueConversionShares,
    OtherAct,
    ReduceLiquidation,
)
from paripassu.model.events import AmendCharter, Issue, Liquidate
from paripassu.model.run import ALLOWED, VOID, CountChanged, Input, Noted, StockChanged, TermChanged, Undetermined

FEB = day("2002-02-05")


def amend(*acts: Act) -> AmendCharter:
    return AmendCharter(FEB, acts)


def test_an_amendment_may_raise_an_authorized_number() -> None:
    run = told(amend(IncreaseAuthorized("Common", F(200_000_000))))
    assert counted(run, "Common", "authorized") == 200_000_000
    change = effect(last(run), CountChanged)
    assert change.reason.text == "The charter is amended: authorized increase of Common to 200,000,000."
    assert sections(change.reason) == ["DGCL §242"]


def test_no_fewer_can_be_authorized_than_are_outstanding() -> None:
    step = last(told(ALL_COMMON, amend(IncreaseAuthorized("Common", F(34_999_999)))))
    assert (step.ruling, step.code) == (VOID, "R301")
    assert step.reasons[0].text == "35,000,000 Common are outstanding, so no fewer can be authorized."
    assert sections(step.reasons[0]) == ["Common charter", "DGCL §242(a)(3)"]
    assert step.reasons[0].inputs == (Input("outstanding", F(35_000_000), "shares"),)


def test_preferred_stock_counts_what_its_series_have_outstanding() -> None:
    assert last(told(ALL_K, amend(IncreaseAuthorized("Preferred", F(13_999))))).ruling == VOID
    assert last(told(ALL_K, amend(IncreaseAuthorized("Preferred", F(14_000))))).ruling == ALLOWED


def test_a_series_grows_out_of_undesignated_shares_only() -> None:
    # 1,000,000 less 5,100 H, 250 I and 14,000 K leave 980,650; J, of unknown size, has none outstanding.
    assert last(told(amend(IncreaseAuthorized("K", F(994_650))))).ruling == ALLOWED
    step = last(told(amend(IncreaseAuthorized("K", F(994_651)))))
    assert step.reasons[0].text == "Only 980,650 Preferred are undesignated, so K can grow to 994,650."
    assert step.reasons[0].inputs == (Input("undesignated", F(980_650), "shares"),)


def test_an_amendment_of_which_one_part_cannot_be_changes_nothing_at_all() -> None:
    run = told(ALL_K, amend(ReduceLiquidation("K", F(900)), IncreaseAuthorized("K", F(1))))
    assert (last(run).ruling, last(run).effects) == (VOID, ())
    assert ("K", "liquidation amount", F(1000)) in run.residual.quantities


def test_a_reduced_liquidation_amount_is_what_is_owed_from_now_on() -> None:
    run = told(ALL_K, amend(ReduceLiquidation("K", F(900))), Liquidate(FEB, F(20_000_000)))
    change = effects(run.steps[1], TermChanged)[0]
    assert (change.of, change.quantity, change.before, change.after) == ("K", "liquidation amount", 1000, 900)
    assert paid(run, of="K") == 12_600_000


def test_an_amount_reduced_to_nobody_knows_what_is_not_known() -> None:
    run = told(ALL_K, amend(ReduceLiquidation("K")), Liquidate(FEB, F(20_000_000)))
    assert effects(run.steps[1], TermChanged)[0].after == "reduced, and nobody said to what"
    assert effect(last(run), Undetermined).missing == "the liquidation amount of K (reduced, and nobody said to what)"
    assert paid(run) == 0


def test_an_amount_that_nobody_knew_can_be_set() -> None:
    change = effects(last(told(amend(ReduceLiquidation("J", F(50))))), TermChanged)[0]
    assert (change.before, change.after) == ("not known", 50)


def test_a_changed_section_is_put_on_record() -> None:
    change = effect(last(told(amend(ChangeSection("K", "§5(b)")))), TermChanged)
    assert (change.quantity, change.before) == ("§5(b)", "as filed")
    assert change.after == "amended; the new words are not in the script"


def test_other_changes_change_no_figure() -> None:
    step = last(told(amend(OtherAct("Change the name"), ActOn("split"), IssueConversionShares("K"))))
    assert [note.reason.text for note in effects(step, Noted)] == [
        "The charter is amended: Change the name.",
        "The charter is amended: split, reverse split or stock dividend.",
        "The charter is amended: issuance of the conversion shares of K.",
    ]


# Ranks: 3,000,000 owed to H, 250,000 to I, 14,000,000 to K.
HOLDERS = (
    Issue(FEB, "H", F(3_000), "H Holder"),
    Issue(FEB, "I", F(250), "I Holder"),
    Issue(FEB, "K", F(14_000), HALCO),
)


def ranked(of: str, ranks: str, to: str) -> tuple[F, F, F]:
    """What H, I and K are paid of $6,000,000 once the charter ranks two of them anew."""
    run = told(*HOLDERS, amend(ChangeSeniority(of, ranks, to)), Liquidate(FEB, F(6_000_000)))
    return paid(run, of="H"), paid(run, of="I"), paid(run, of="K")


def test_a_rank_as_amended_goes_before_what_the_certificates_say() -> None:
    # I shares with K, as section 3(b) has it, and so comes before H with it.
    assert ranked("K", "senior to", "H") == (0, F("105_263.16"), F("5_894_736.84"))
    assert ranked("K", "junior to", "I") == (3_000_000, 250_000, 2_750_000)
    assert ranked("K", "senior to", "I") == (3_000_000, 0, 3_000_000)
    # With H, and with I as before: 6,000,000 of 17,250,000 are shared.
    assert ranked("K", "with", "H") == (F("1_043_478.26"), F("86_956.52"), F("4_869_565.22"))


def test_an_amended_rank_is_a_change_of_the_terms_of_both() -> None:
    step = last(told(*HOLDERS, amend(ChangeSeniority("K", "senior to", "H"))))
    term = effects(step, TermChanged)[0]
    assert (term.of, term.quantity, term.after) == ("K", "rank", "senior to H")
    k, h = effects(step, StockChanged)
    assert k.after.liquidation is not None
    assert [item.value.name for item in k.after.liquidation.ahead] == ["H", "Common", ""]
    assert k.after.liquidation.behind == ()
    assert h.after.liquidation is not None
    assert h.after.liquidation.ahead == ()
    assert k.reason.text == "The charter is amended: ranking of K senior to H."


def test_stock_without_a_liquidation_clause_can_be_ranked() -> None:
    step = last(told(amend(ChangeSeniority("Common", "junior to", "Preferred"))))
    (changed,) = effects(step, StockChanged)
    assert changed.after.liquidation is not None
    assert [item.value.name for item in changed.after.liquidation.behind] == ["Preferred"]
    assert changed.after.liquidation.shortfall is None


def test_a_rank_amended_between_two_public_series_stands() -> None:
    terms = nstor(public("G", 100, amount=1000))
    run = told(
        Issue(FEB, "G", F(100), "G Holder"),
        Issue(FEB, "I", F(100), "I Holder"),
        amend(ChangeSeniority("G", "senior to", "I")),
        Liquidate(FEB, F(150_000)),
        terms=terms,
    )
    assert (paid(run, of="G"), paid(run, of="I")) == (100_000, 50_000)
    assert paid(run, to=OTHERS) == 0
