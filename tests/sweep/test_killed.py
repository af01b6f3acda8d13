"""A sweep that is killed outright loses nothing and repeats nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq

VENTURE = Path(__file__).parent.parent.parent / "terms" / "venture"
SWEEP = (
    sys.executable, "-c", "from paripassu.cli.main import entry; entry()", "sweep",
    str(VENTURE / "stacked-caps.terms"), "--captable", str(VENTURE / "stacked-caps.csv"),
    "--assets", "0:200M:20", "--workers", "1",
)  # fmt: skip
ROWS = 10_000_001


def finished(out: Path) -> dict[str, int]:
    """The parts that are whole, each with the file that it is."""
    folder = Path(f"{out}.parts")
    paths = folder.glob("[0-9]*.parquet") if folder.exists() else ()
    return {path.name: path.stat().st_ino for path in paths}


def killed_at(out: Path, parts: int) -> dict[str, int]:
    """Starts the sweep, and kills it when so many parts are finished; what is finished then."""
    with subprocess.Popen([*SWEEP, "--out", str(out)]) as process:  # noqa: S603 - our own
        while len(finished(out)) < parts:
            assert process.poll() is None
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
    return finished(out)


def test_a_sweep_that_is_killed_twice_goes_on_to_the_same_file(tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    first = killed_at(out, 3)
    second = killed_at(out, 12)
    assert 3 <= len(first) < len(second) < 39
    assert first.items() <= second.items()
    command = [*SWEEP, "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert done.stderr == f"10,000,001 rows of 4 payees in {out}\n"
    assert os.listdir(tmp_path) == ["out.parquet"]
    file = pq.ParquetFile(out)
    assert file.metadata.num_rows == ROWS
    assets = file.read(["assets"]).column("assets").to_numpy()
    assert (assets == [20.0 * number for number in range(ROWS)]).all()
