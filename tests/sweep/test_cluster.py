"""The same command on a cluster of two workers, of which one dies on the way."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyarrow.parquet as pq

VENTURE = Path(__file__).parent.parent.parent / "terms" / "venture"
PARI = (sys.executable, "-c", "from paripassu.cli.main import entry; entry()")
COMPANY = (str(VENTURE / "stacked-caps.terms"), "--captable", str(VENTURE / "stacked-caps.csv"))
SWEEP = (*PARI, "sweep", *COMPANY, "--assets", "0:200M:20")
LOOPBACK = ("--host", "127.0.0.1", "--no-dashboard")


@contextmanager
def started(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is killed at the end, if it still lives."""
    nowhere = subprocess.DEVNULL
    module = [sys.executable, "-m", *arguments]
    with subprocess.Popen(module, stdout=nowhere, stderr=nowhere) as process:  # noqa: S603 - our own
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers on this machine: its address, and the workers."""
    file = folder / "scheduler.json"
    with ExitStack() as stack:
        scheduler = ("distributed.cli.dask_scheduler", *LOOPBACK, "--port", "0", "--scheduler-file", str(file))
        stack.enter_context(started(*scheduler))
        while not (file.exists() and file.read_text().endswith("}")):
            time.sleep(0.05)
        address: str = json.loads(file.read_text())["address"]
        worker = ("distributed.cli.dask_worker", address, *LOOPBACK, "--no-nanny", "--nthreads", "1")
        workers = [
            stack.enter_context(started(*worker, "--local-directory", str(folder / name))) for name in ("one", "two")
        ]
        yield address, workers


def test_a_worker_that_dies_loses_no_row_and_repeats_none(tmp_path: Path) -> None:
    out, alone = tmp_path / "out.parquet", tmp_path / "alone.parquet"
    with (
        cluster(tmp_path) as (address, workers),
        subprocess.Popen(  # noqa: S603 - our own
            [*SWEEP, "--out", str(out), "--cluster", address], stderr=subprocess.PIPE, text=True
        ) as process,
    ):
        while len(list(tmp_path.glob("out.parquet.parts/[0-9]*.parquet"))) < 4:
            assert process.poll() is None
            time.sleep(0.01)
        workers[0].send_signal(signal.SIGKILL)
        assert workers[0].wait() == -signal.SIGKILL
        assert not out.exists()
        said = process.communicate()[1]
        assert (process.returncode, said) == (0, f"10,000,001 rows of 4 payees in {out}\n")
        assert workers[1].poll() is None
    subprocess.run([*SWEEP, "--out", str(alone), "--quiet"], check=True)  # noqa: S603 - our own
    assert pq.ParquetFile(out).metadata.num_rows == 10_000_001
    assert out.read_bytes() == alone.read_bytes()


def test_a_cluster_that_does_not_answer_is_a_finding_and_what_is_done_stays(tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    impatient = "from paripassu import sweeps; sweeps._PATIENCE = 1; from paripassu.cli.main import entry; entry()"
    sweep = [sys.executable, "-c", impatient, *SWEEP[3:]]
    ended = subprocess.run(  # noqa: S603 - our own
        [*sweep, "--out", str(out), "--cluster", "tcp://127.0.0.1:9"], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("error[F032]: The cluster `tcp://127.0.0.1:9` does not answer.\n")
    assert (tmp_path / "out.parquet.parts" / "plan.json").exists()
