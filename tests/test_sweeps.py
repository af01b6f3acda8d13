"""Sweeps from the question to the file: what ends them, and what is said then."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve

from paripassu.diagnostics.findings import Diagnostic
from paripassu.payouts import Holdings
from paripassu.sweep.job import OtherReleaseError, compute
from paripassu.sweep.line import grid
from paripassu.sweep.plan import Plan
from paripassu.sweeps import Advance, Crew, Sweep, plan_sweep, run_sweep

TERMS = Path(__file__).parent.parent / "terms"
STACK = (str(TERMS / "venture" / "stacked-caps.terms"), Holdings(captable=str(TERMS / "venture" / "stacked-caps.csv")))
NSTOR = (
    str(TERMS / "nstor" / "company.terms"),
    Holdings(after=str(TERMS / "nstor" / "series-k-shortfall.events")),
)
AMOUNTS = grid(Fraction(0), Fraction(1000), Fraction(1))


@pytest.fixture
def plan() -> Plan:
    planned = plan_sweep(Sweep((STACK,)), AMOUNTS)
    assert planned.diagnostics == ()
    assert planned.value is not None
    return planned.value


def test_a_plan_has_a_case_for_each_company_and_reading() -> None:
    planned = plan_sweep(Sweep((NSTOR,), choices=({}, {"votes": "fractions-count"})), AMOUNTS).value
    assert planned is not None
    assert [case.readings for case in planned.cases] == ["default", "votes=fractions-count"]


def test_without_an_answer_to_every_question_there_is_no_plan() -> None:
    planned = plan_sweep(Sweep((NSTOR, STACK), choices=({"votes": "fractions-count"},)), AMOUNTS)
    assert planned.value is None
    assert [finding.code.slug for finding in planned.diagnostics] == ["unknown-reading"]


def test_what_a_script_expects_is_asked_of_the_readings_chosen_and_of_no_others() -> None:
    every = plan_sweep(Sweep((NSTOR,), has_all=True), AMOUNTS)
    assert every.diagnostics == ()
    assert every.value is not None
    other = plan_sweep(Sweep((NSTOR,), {"shortfall": "all-ratable"}), AMOUNTS)
    assert {finding.code.id for finding in other.diagnostics} == {"R303"}
    assert other.value is not None


def test_a_sweep_says_how_far_it_has_come(plan: Plan, tmp_path: Path) -> None:
    advances = list(run_sweep(plan, str(tmp_path / "out.parquet"), Crew()))
    assert advances == [Advance(0), Advance(1001), Advance(1001, is_merging=True)]


def found(plan: Plan, out: Path) -> Diagnostic:
    last = list(run_sweep(plan, str(out), Crew()))[-1]
    assert isinstance(last, Diagnostic)
    return last


def test_workers_that_are_lost_are_a_finding_and_finished_parts_are_kept(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object) -> Iterator[int]:
        yield 0
        raise BrokenExecutor("A process was ended.\nTraceback")

    monkeypatch.setattr("paripassu.sweep.drive.drive", lost)
    finding = found(plan, tmp_path / "out.parquet")
    assert (finding.code.id, finding.message) == ("F032", "A process was ended.")
    assert finding.hint == "Finished parts are kept: the same command goes on where this one ended."
    assert (tmp_path / "out.parquet.parts").is_dir()


def test_a_worker_of_another_release_computes_nothing(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (planned,) = plan.jobs(())
    with pytest.raises(OtherReleaseError, match="not 0"):
        compute(evolve(planned, release="0"))
    monkeypatch.setattr("paripassu.__version__", "99")
    finding = found(plan, tmp_path / "out.parquet")
    assert finding.code.id == "F032"
    assert finding.message.startswith("A worker has release 99 of paripassu, not ")


def test_a_disk_that_refuses_is_a_finding(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "out.parquet").mkdir()
    finding = found(plan, tmp_path / "out.parquet")
    assert (finding.code.id, finding.hint) == ("F008", "Finished parts are kept.")
