"""Which stage follows which in a sweep: the question for every company under every reading, the plan, the parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TextIO

from attrs import field, frozen

from paripassu import pipeline
from paripassu.diagnostics.codes import EXPECTATION_FAILED, EXTRA_NOT_INSTALLED, UNWRITABLE_FILE, WORKERS_LOST, Code
from paripassu.diagnostics.findings import Diagnostic, Label, Outcome
from paripassu.diagnostics.words import quote
from paripassu.payouts import Holdings, ask_about, draw
from paripassu.source import Source, Span

if TYPE_CHECKING:
    from paripassu.sweep.amounts import Listed
    from paripassu.sweep.line import Grid
    from paripassu.sweep.plan import Case, Plan

Readings = Mapping[str, str]
# How a case is labeled under which every reading is the one written first.
DEFAULT = "default"
# Two parts for each worker: while one is computed, the next is on its way.
_AHEAD = 2


@frozen
class Sweep:
    """What a sweep is asked to do: companies, each with who holds what of it, under readings.

    `readings` always hold; beside them each of `choices` is a run of its own, or, with `has_all`, every other answer
    to every open question.
    """

    companies: tuple[tuple[str, Holdings], ...]
    readings: Readings = field(factory=dict)
    choices: tuple[Readings, ...] = ()
    has_all: bool = False


@frozen
class Crew:
    """Who computes: the workers of a cluster at an address, or so many processes here, of which one is this one."""

    cluster: str = ""
    workers: int = 1


def missing_packages(out: str, *, on_cluster: bool) -> tuple[Diagnostic, ...]:
    """A finding that names the extra to install, where a sweep cannot do without it."""
    needed = [("numpy", "fast"), ("pyarrow", "fast"), *([("distributed", "cluster")] if on_cluster else [])]
    for package, extra in needed:
        if find_spec(package) is None:
            message = f"A sweep needs the package {package}."
            hint = f"Install it with `pip install 'paripassu[{extra}]'`."
            return (_finding(EXTRA_NOT_INSTALLED, out, message, hint),)
    return ()


def plan_sweep(asked: Sweep, amounts: Grid | Listed, stdin: TextIO | None = None) -> Outcome[Plan]:
    """Every company under every reading with every amount; None where one of the questions cannot be answered."""
    from paripassu.sweep.plan import plan

    cases: list[Case | None] = []
    findings: list[Diagnostic] = []
    for path, holdings in asked.companies:
        for place, choice in enumerate(_choices(asked, path, stdin)):
            case = _case(path, holdings, {**asked.readings, **choice}, stdin)
            cases.append(case.value)
            # A script cannot expect the outcome of every reading at once; what it expects is of the one chosen.
            found = (each for each in case.diagnostics if place == 0 or each.code is not EXPECTATION_FAILED)
            findings += (each for each in found if each not in findings)
    whole = [case for case in cases if case is not None]
    return Outcome(plan(whole, amounts) if len(whole) == len(cases) else None, tuple(findings))


def _choices(asked: Sweep, path: str, stdin: TextIO | None) -> Sequence[Readings]:
    if not asked.has_all:
        return asked.choices or ({},)
    terms = pipeline.load_terms(path, asked.readings, stdin)
    others = [] if terms.value is None else pipeline.other_choices(terms.value)
    return [{}, *({name: choice} for name, choice in others)]


def _case(path: str, holdings: Holdings, readings: Readings, stdin: TextIO | None) -> Outcome[Case]:
    from paripassu.sweep.plan import case_of

    question = ask_about(path, holdings, readings=readings, stdin=stdin)
    if question.value is None:
        return Outcome(None, question.diagnostics)
    drawn = draw(question.value)
    findings = (*question.diagnostics, *drawn.diagnostics)
    if drawn.value is None:
        return Outcome(None, findings)
    chosen = [f"{reading.name}={reading.chosen}" for reading in question.value.readings if not reading.is_default]
    return Outcome(case_of(path, ",".join(chosen) or DEFAULT, question.value.built.structure), findings)


@frozen
class Advance:
    """How far a sweep has come: so many rows more `are computed`, or are in the result."""

    rows: int
    is_merging: bool = False


def run_sweep(plan: Plan, out: str, crew: Crew) -> Iterator[Advance | Diagnostic]:
    """Compute all parts that are not there yet and make one file of them; a finding ends it, and what is done stays."""
    from paripassu.sweep.drive import drive
    from paripassu.sweep.job import OtherReleaseError
    from paripassu.sweep.parts import Parts

    parts = Parts(out, plan)
    try:
        found = parts.open()
        if found is not None:
            yield found
            return
        with _executor(crew) as (executor, workers):
            for rows in drive(plan, parts, executor, _AHEAD * workers if workers > 1 else 1):
                yield Advance(rows)
        for rows in parts.merge():
            yield Advance(rows, is_merging=True)
    except (BrokenExecutor, OtherReleaseError) as error:
        why = str(error).partition("\n")[0]
        hint = "Finished parts are kept: the same command goes on where this one ended."
        yield _finding(WORKERS_LOST, out, why, hint)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        yield _finding(UNWRITABLE_FILE, out, f"{quote(out)} could not be written: {why}.", "Finished parts are kept.")


@contextmanager
def _executor(crew: Crew) -> Iterator[tuple[Executor, int]]:
    """Whoever computes, and how many they are."""
    if crew.cluster:
        with _cluster(crew.cluster) as found:
            yield found
    elif crew.workers > 1:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        with ProcessPoolExecutor(crew.workers, mp_context=get_context("spawn")) as executor:
            yield executor, crew.workers
    else:
        from paripassu.sweep.drive import Here

        yield Here(), 1


@contextmanager
def _cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """The workers of a cluster; parts of those that die go to others, and where none is left, that is said."""
    import distributed

    # Dask has types in part only; through this name it has none.
    dask: Any = distributed
    try:
        client = dask.Client(address, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise BrokenExecutor(f"The cluster {quote(address)} does not answer.") from error
    try:
        with client, client.get_executor() as executor:
            yield executor, max(len(client.scheduler_info()["workers"]), 1)
    except ModuleNotFoundError as error:
        raise BrokenExecutor(f"A worker of the cluster {quote(address)} lacks a package: {error}.") from error
    except Exception as error:
        # Whatever becomes of a connection is an error of a kind of its own.
        if type(error).__module__.partition(".")[0] == "distributed":
            raise BrokenExecutor(f"The cluster {quote(address)} was lost: {error}") from error
        raise


_PATIENCE = 10


def _finding(code: Code, path: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, message, Label(Span(Source(path, ""), 0, 0)), hint=hint)
