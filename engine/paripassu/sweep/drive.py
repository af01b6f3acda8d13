"""All parts of a sweep, computed here or elsewhere, never more of them under way than memory has room for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from typing import Any

from paripassu.sweep.job import compute
from paripassu.sweep.parts import Parts
from paripassu.sweep.plan import Plan


class Here(Executor):
    """Computes in this very process, at once."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401
        """Do it, and say that it is done."""
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def drive(plan: Plan, parts: Parts, executor: Executor, most_under_way: int) -> Iterator[int]:
    """Compute what is not yet done, keep each part as it comes, and give its number of rows."""
    done = parts.done()
    yield sum(plan.rows_in(part) for part in done)
    jobs = plan.jobs(done)
    under_way: dict[Future[bytes], int] = {}
    while True:
        while len(under_way) < most_under_way and (job := next(jobs, None)):
            under_way[executor.submit(compute, job)] = job.number
        if not under_way:
            return
        for future in wait(under_way, return_when=FIRST_COMPLETED).done:
            part = under_way.pop(future)
            parts.put(part, future.result())
            yield plan.rows_in(part)
