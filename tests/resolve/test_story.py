from __future__ import annotations

from paripassu.resolve.story import sections_of
from scripts import TERMS, found, hints


def test_the_sections_of_a_company_are_those_of_its_series_in_order() -> None:
    assert sections_of(TERMS) == ("§1", "§5(a)", "§5(d)", "§7(a)", "§7(b)(i)", "§9(a)", "§10", "§2")
    assert sections_of(TERMS, "J") == ("§2",)


def test_a_section_that_contains_others_is_known() -> None:
    assert found("expect breach of §7, §7(b), §7(b)(i), §10\n") == []


def test_a_section_that_only_looks_like_the_beginning_of_one_is_not_known() -> None:
    assert [code for code, _, _ in found("expect breach of §11\nexpect breach of §5(a)(i)\n")] == ["N104", "N104"]


def test_an_unknown_section_names_the_nearest() -> None:
    assert found("expect duty §5(e) met\n") == [("N104", "§5(e)", "The terms have no section `§5(e)`.")]
    assert hints("expect duty §5(e) met\n") == ["Did you mean `§5(a)` or `§5(d)`?"]


def test_far_from_any_section_the_last_one_is_named() -> None:
    assert hints("expect duty §123(xx) met\n") == ["The last one is `§2`."]


def test_a_section_of_one_series_is_looked_up_in_its_own_terms() -> None:
    lines = "2001-11-21 amend charter\n  change of §5 of J\n"
    assert found(lines) == [("N104", "§5", "The terms of J have no section `§5`.")]


def test_a_class_whose_terms_are_not_on_file_may_have_any_section() -> None:
    assert found("2001-11-21 amend charter\n  change of §5 of Common\n") == []


def test_a_script_that_is_wrong_from_end_to_end_is_told_of_soon() -> None:
    known = "".join(f'2001-11-20 issue 1 Common to "Holder number {at}"\n' for at in range(1_000))
    wrong = "".join(f'2001-11-21 transfer 1 Common from "Holder numbr {at}" to "Z"\n' for at in range(1_000))
    told = hints(known + wrong)
    assert len(told) == 1_000
    assert told[0].startswith("Did you mean `Holder number 0`")
    assert told[-1].startswith("Holders so far are ")
