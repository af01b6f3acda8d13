"""Plans cut into parts, parts that are kept whole or not at all, and one file in the end."""

from __future__ import annotations

import json
from concurrent.futures import Executor, ProcessPoolExecutor
from fractions import Fraction
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve

from paripassu.model.claims import CarveOut, Structure, common
from paripassu.sweep.amounts import Listed, list_amounts
from paripassu.sweep.drive import Here, drive
from paripassu.sweep.job import compute
from paripassu.sweep.line import Grid, grid
from paripassu.sweep.parts import Parts
from paripassu.sweep.plan import Case, Job, Plan, case_of, plan
from paripassu.waterfall.distribute import distribute
from waterfall.structures import MILLION, Dice, any_sound, ordinary, plain, sharing

F = Fraction
M = MILLION

FIRST = Structure((sharing("A", 200_000, 900_000, 1, cap=1_800_000), ordinary("Common", M)))
OTHER = Structure((plain("B", 300_000, 2 * M, 1), ordinary("Common", M)), (CarveOut("assets", F(5_000)),))
CASES = (case_of("first.terms", "default", FIRST), case_of("other.terms", "cap=counts", OTHER))


def small(amounts: Grid | Listed, cases: tuple[Case, ...] = CASES, rows: int = 70) -> Plan:
    """A plan with many parts of few rows."""
    return evolve(plan(cases, amounts), rows_of_part=rows)


def swept(whole: Plan, out: Path, executor: Executor | None = None) -> pa.Table:
    parts = Parts(str(out), whole)
    assert parts.open() is None
    assert sum(drive(whole, parts, executor or Here(), 3)) == whole.rows
    assert sum(parts.merge()) == whole.rows
    return pq.read_table(out)


def test_a_plan_has_a_column_for_every_payee_of_every_case() -> None:
    own = plan(CASES, grid(F(0), F(999), F(1)))
    assert own.columns == ("A", "Common", "assets", "B")
    assert (own.rows, own.parts, own.rows_of_part) == (2000, 2, 2**18)
    assert [(job.number, job.case.terms, job.low, job.high) for job in own.jobs(())] == [
        (0, "first.terms", 0, 1000),
        (1, "other.terms", 0, 1000),
    ]


def test_many_payees_make_parts_of_fewer_rows() -> None:
    wide = Structure(tuple(common(f"C{place}", F(1)) for place in range(2046)))
    own = plan((case_of("wide.terms", "default", wide),), grid(F(0), F(10_000), F(1)))
    assert (own.rows_of_part, own.parts, own.rows_in(9)) == (1024, 10, 785)


def test_what_is_done_is_not_done_again() -> None:
    own = small(grid(F(0), F(199), F(1)))
    assert [job.number for job in own.jobs({0, 1, 2, 4})] == [3, 5]


def test_a_case_forgets_holders_and_clauses_but_not_what_is_owed() -> None:
    held = Structure(FIRST.claims, holdings={"A": {"Ann": F(200_000)}})
    cited = Structure(tuple(evolve(claim, cite="§3") for claim in FIRST.claims))
    assert case_of("a", "", held) == case_of("a", "", cited) == case_of("a", "", FIRST)
    assert case_of("a", "", held).structure.holdings == {}
    assert case_of("a", "", OTHER).mark != case_of("a", "", FIRST).mark


def test_every_row_is_the_payout_of_its_amount_and_its_terms(tmp_path: Path) -> None:
    own = small(grid(F(0), F(20 * M), F(99_991)))
    table = swept(own, tmp_path / "out.parquet")
    assert table.column_names == [
        "terms", "readings", "assets", "A", "Common", "payee assets", "B", "unclaimed", "is_settled",
    ]  # fmt: skip
    rows = table.to_pylist()
    assert len(rows) == own.rows == 2 * 201
    assert [row["assets"] for row in rows[:3]] == [0, 99_991, 199_982]
    for row in (*rows[::50], *rows[201::50]):
        case = CASES[row["terms"] == "other.terms"]
        paid = distribute(case.structure, F(row["assets"])).amounts
        for name in ("A", "B", "Common"):
            assert row[name] == (pytest.approx(paid[name], rel=1e-15) if name in paid else None)
        assert row["payee assets"] == paid.get("assets")
        assert (row["unclaimed"], row["is_settled"], row["readings"]) == (0, True, case.readings)


def test_listed_amounts_are_swept_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "exits.txt"
    path.write_text("".join(f"{place * 7919 % 1009}.{place % 100:02}\n" for place in range(300)))
    listed = list_amounts(str(path)).value
    assert listed is not None
    own = small(listed)
    assert [job.number for job in own.jobs({1, 2})] == [0, 3, 4, 5, 6, 7, 8, 9]
    found = swept(own, tmp_path / "out.parquet").column("assets").to_pylist()
    assert found == [float(line) for line in path.read_text().split()] * 2


def test_amounts_beyond_the_machine_are_swept_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "exits.txt"
    path.write_text(f"{10**30}\n5,000,000\n")
    listed = list_amounts(str(path)).value
    assert listed is not None
    row = swept(small(listed, CASES[:1]), tmp_path / "out.parquet").to_pylist()[0]
    assert (row["assets"], row["Common"]) == (1e30, 1e30 / 1.2)


def test_other_processes_come_to_the_same_bytes(tmp_path: Path) -> None:
    own = small(grid(F(0), F(20 * M), F(99_991)))
    here, there = tmp_path / "here.parquet", tmp_path / "there.parquet"
    swept(own, here)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        swept(own, there, executor)
    assert here.read_bytes() == there.read_bytes()


class Failing(Here):
    """Fails at the third part that it is given."""

    def __init__(self) -> None:
        self.jobs: list[int] = []

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN002, ANN003, ANN201
        job = args[0]
        assert isinstance(job, Job)
        self.jobs.append(job.number)
        if len(self.jobs) == 3:
            raise KeyboardInterrupt
        return super().submit(fn, *args, **kwargs)


def test_a_sweep_goes_on_where_it_ended(tmp_path: Path) -> None:
    own = small(grid(F(0), F(20 * M), F(99_991)))
    whole = swept(own, tmp_path / "whole.parquet")
    out = tmp_path / "out.parquet"
    parts = Parts(str(out), own)
    assert parts.open() is None
    first = Failing()
    with pytest.raises(KeyboardInterrupt):
        list(drive(own, parts, first, 1))
    assert parts.done() == {0, 1}
    again = Parts(str(out), own)
    assert again.open() is None
    second = Failing()
    second.jobs = [-1, -1, -1]
    assert sum(drive(own, again, second, 1)) == own.rows
    assert second.jobs[3:] == [2, 3, 4, 5]
    assert sum(again.merge()) == own.rows
    assert pq.read_table(out).equals(whole)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.parquet", "whole.parquet"]


def test_half_a_part_does_not_count(tmp_path: Path) -> None:
    own = small(grid(F(0), F(M), F(99_991)))
    parts = Parts(str(tmp_path / "out.parquet"), own)
    assert parts.open() is None
    (tmp_path / "out.parquet.parts" / "0000000.parquet.77.tmp").write_bytes(b"PAR1")
    assert parts.done() == set()


def test_parts_of_another_sweep_are_not_taken_for_this_one(tmp_path: Path) -> None:
    out = str(tmp_path / "out.parquet")
    assert Parts(out, small(grid(F(0), F(M), F(1000)))).open() is None
    found = Parts(out, small(grid(F(0), F(M), F(2000)))).open()
    assert found is not None
    assert (found.code.id, found.at.span.source.name) == ("F031", out)
    assert "out.parquet.parts` holds parts of another sweep" in found.message


def test_every_part_of_a_plan_changes_its_mark() -> None:
    own = small(grid(F(0), F(M), F(1000)))
    others = [
        small(grid(F(0), F(M), F(1001))),
        small(grid(F(0), F(M), F(1000)), CASES[:1]),
        small(grid(F(0), F(M), F(1000)), rows=71),
        small(grid(F(0), F(M), F(1000)), (CASES[0], evolve(CASES[1], readings="cap=beyond"))),
        small(Listed("exits.txt", 1001, "mark")),
    ]
    marks = {own.mark, *(other.mark for other in others)}
    assert len(marks) == 6


def test_the_plan_lies_beside_its_parts(tmp_path: Path) -> None:
    own = small(grid(F(0), F(M), F(99_991)))
    assert Parts(str(tmp_path / "out.parquet"), own).open() is None
    kept = json.loads((tmp_path / "out.parquet.parts" / "plan.json").read_text())
    assert kept == {"mark": own.mark, "parts": 2, "rows": 22}


def test_a_part_is_the_same_bytes_every_time() -> None:
    jobs = list(small(grid(F(0), F(20 * M), F(99_991))).jobs(()))
    assert compute(jobs[3]) == compute(jobs[3]) != compute(jobs[2])


def test_any_structure_is_swept_as_it_is_paid_out(tmp_path: Path) -> None:
    dice = Dice(11)
    cases = tuple(case_of(f"{place}.terms", "default", any_sound(dice)) for place in range(5))
    own = small(grid(F(0), F(40), F(1, 3)), cases)
    rows = swept(own, tmp_path / "out.parquet").to_pylist()
    for place, case in enumerate(cases):
        row = rows[place * 121 + 77]
        paid = distribute(case.structure, F(77, 3)).amounts
        assert {name: row[name] for name in paid} == pytest.approx(dict(paid), rel=1e-15)
