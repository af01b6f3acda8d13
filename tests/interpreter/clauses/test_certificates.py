# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

import pytest

from interpreter.series_k import Paper, with_clause
from interpreter.story import ALL_K, BOTH, BUYER, HALCO, F, Line, day, duties, effects, last, notes, sections, told
from paripassu.model.clauses import LostCertificate
from paripassu.model.events import Assert, CertificateProof, Issue, LoseCertificate, ReplaceCertificate
from paripassu.model.run import Judgment, Noted, Run, Undetermined

PAPER = Paper("K", {})


def lose(how: str = "stolen", on: str = "2002-02-04", holder: str = HALCO) -> LoseCertificate:
    return LoseCertificate(day(on), "K", holder, how)


def present(*what: str, on: str = "2002-02-06", of: str = "K", holder: str = HALCO) -> CertificateProof:
    return CertificateProof(day(on), of, holder, what)


def replaced(on: str = "2002-02-11", of: str = "K") -> ReplaceCertificate:
    return ReplaceCertificate(day(on), of, HALCO)


def judge(about: str = "indemnity of Halco Investments", *, holds: bool = True, on: str = "2002-02-01") -> Assert:
    return Assert(day(on), "satisfactory", about, "Board of directors", holds)


def story(*lines: Line) -> Run:
    """A story in which the company is satisfied with the indemnity of Halco from the first."""
    return told(ALL_K, judge(), *lines)


@pytest.mark.parametrize("how", ["lost", "stolen", "destroyed"])
def test_for_a_certificate_that_is_gone_evidence_and_indemnity_are_asked(how: str) -> None:
    run = story(lose(how), present("evidence"))
    assert duties(run) == []
    assert notes(run) == [
        f"No duty to replace the {how} certificate of Halco Investments yet: still missing indemnity or security."
    ]
    run = story(lose(how), present("evidence"), present("indemnity", on="2002-02-08"))
    (duty,) = duties(run)
    assert (duty.kind, duty.status, duty.due, duty.arose) == ("replace certificate", "due", None, day("2002-02-08"))
    assert duty.what == "deliver a new certificate of K to Halco Investments"
    assert duty.reason.text == (
        f"Evidence and indemnity or security was handed in, so the {how} certificate of Halco Investments "
        "must be replaced."
    )
    assert sections(duty.reason) == ["K §5(e)"]


def test_for_a_mutilated_one_the_shreds_are_asked_and_no_indemnity() -> None:
    assert notes(story(lose("mutilated"), present("evidence", "indemnity"))) == [
        "No duty to replace the mutilated certificate of Halco Investments yet: still missing surrender."
    ]
    assert duties(story(lose("mutilated"), present("evidence", "surrender")))[0].status == "due"


def test_everything_may_be_missing() -> None:
    assert notes(story(lose(), present()))[0].endswith("still missing evidence and indemnity or security.")


def test_a_new_certificate_meets_the_duty() -> None:
    (duty,) = duties(story(lose(), present("evidence", "indemnity"), replaced()))
    assert (duty.status, duty.settled) == ("met", day("2002-02-11"))
    h = Issue(day("2002-02-01"), "H", F(1), HALCO)
    assert duties(story(h, lose(), present("evidence", "indemnity"), replaced(of="H")))[0].status == "due"


def test_more_proof_of_the_same_loss_starts_no_second_duty() -> None:
    both = present("evidence", "indemnity")
    assert len(duties(story(lose(), both, present("evidence", on="2002-02-08")))) == 1
    assert len(duties(story(lose(), both, replaced(), present("evidence", on="2002-02-12")))) == 1


def test_a_certificate_replaced_without_proof_is_replaced() -> None:
    run = story(lose(), replaced(), present("evidence", "indemnity", on="2002-02-12"))
    assert (duties(run), notes(run)) == ([], [])


def test_a_second_loss_is_a_new_one_with_proofs_of_its_own() -> None:
    first = (lose(), present("evidence", "indemnity"), replaced())
    again = (lose("lost", on="2002-03-04"), present("evidence", on="2002-03-05"))
    assert notes(story(*first, *again))[0].endswith("still missing indemnity or security.")
    run = story(*first, *again, present("indemnity", on="2002-03-06"))
    assert [duty.status for duty in duties(run)] == ["met", "due"]


def test_proof_without_a_loss_is_only_put_on_record() -> None:
    run = story(present("evidence"))
    assert notes(run) == ["No certificate of K held by Halco Investments is on record as lost."]
    assert sections(effects(last(run), Noted)[0].reason) == ["K §5(e)"]
    other = Issue(day("2002-02-01"), "K", F(1), BUYER)
    assert (
        duties(told(Issue(day("2002-01-02"), "K", F(9), HALCO), other, lose(holder=BUYER), present("evidence"))) == []
    )


def test_a_class_without_such_a_clause_says_nothing() -> None:
    run = told(*BOTH, Issue(day("2002-02-01"), "H", F(1), HALCO), present("evidence", of="H"))
    assert (duties(run), notes(run)) == ([], [])


def test_a_clause_that_asks_for_nothing_asks_for_nothing() -> None:
    for clause in (
        LostCertificate(PAPER.cite("§5(e)")),
        LostCertificate(PAPER.cite("§5(e)"), PAPER.item(False, "§5(e)")),
    ):
        (duty,) = duties(told(ALL_K, lose(), present(), terms=with_clause(clause)))
        assert duty.reason.text.startswith("Nothing, for nothing is asked, was handed in, so the stolen certificate")
        assert sections(duty.reason) == ["K §5(e)"]


def test_whether_an_indemnity_is_satisfactory_waits_for_a_judgment() -> None:
    run = told(ALL_K, lose(), present("evidence", "security"))
    (open_,) = effects(last(run), Undetermined)
    assert open_.missing == (
        "whether the indemnity or security of Halco Investments is satisfactory (a judgment: assert it, by whom)"
    )
    assert (duties(run), open_.outcomes) == ([], ("a duty to replace it", "no duty"))


def test_a_judgment_after_the_proof_decides_and_is_relied_on() -> None:
    run = told(ALL_K, lose(), present("evidence", "security"), judge("security of Halco Investments", on="2002-02-08"))
    (duty,) = duties(run)
    assert (duty.status, duty.arose) == ("due", day("2002-02-08"))
    assert duty.reason.judgments == (
        Judgment("satisfactory", "security of Halco Investments", True, "Board of directors", day("2002-02-08")),
    )


def test_what_does_not_satisfy_the_company_gives_no_new_certificate() -> None:
    run = told(ALL_K, lose(), present("evidence", "indemnity"), judge(holds=False, on="2002-02-08"))
    assert duties(run) == []
    (note,) = notes(run)
    assert note == (
        "No duty to replace the stolen certificate of Halco Investments: Board of directors judged that what was "
        "handed in is not satisfactory."
    )


def test_a_judgment_about_somebody_else_or_about_a_certificate_that_is_replaced_changes_nothing() -> None:
    proof = present("evidence", "indemnity")
    assert effects(last(told(ALL_K, lose(), proof, judge("indemnity of Buyer", on="2002-02-08"))), Noted) == []
    run = story(lose(), proof, replaced(), judge(on="2002-02-12"))
    assert [duty.status for duty in duties(run)] == ["met"]


def test_terms_that_ask_for_no_satisfaction_need_no_judgment_and_know_no_security() -> None:
    asked = PAPER.item(value=True, section="§5(e)")
    terms = with_clause(LostCertificate(PAPER.cite("§5(e)"), asked, asked, asked))
    assert [duty.status for duty in duties(told(ALL_K, lose(), present("evidence", "indemnity"), terms=terms))] == [
        "due"
    ]
    run = told(ALL_K, lose(), present("evidence", "security"), terms=terms)
    assert notes(run)[0].endswith("still missing indemnity.")
