"""The same files give the same bytes, whatever Python makes of hashes, and whoever asks a second time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

from commands import call

LIBRARY = Path(__file__).parent.parent.parent / "terms"
NSTOR, RIGHT_START = LIBRARY / "nstor", LIBRARY / "right-start"
COMPANY, HISTORY = str(NSTOR / "company.terms"), str(NSTOR / "series-k-history.events")
SHORTFALL, OTHER = str(NSTOR / "series-k-shortfall.events"), str(RIGHT_START / "dividends.events")

# Each command as text and as data; what is wrong with a file must come in one order, too.
COMMANDS = [
    [*command, *style]
    for style in ([], ["--format", "json"], ["--verbose"])
    for command in (
        ["check", "slips.events", "slips.terms"],
        ["check", str(NSTOR)],
        ["run", HISTORY],
        ["run", OTHER],
        ["run", "slips.events"],
        ["run", SHORTFALL, "--all-readings"],
        ["explain", HISTORY, "2002-07-03"],
        ["explain", HISTORY, "Halco Investments", "Common"],
        ["explain", HISTORY, "nothing"],
        ["show", COMPANY],
        ["show", str(RIGHT_START / "company.terms")],
        ["show", "slips.terms"],
        ["fmt", "--diff", "slips.events", "slips.terms"],
        ["payout", COMPANY, "--assets", "6,000,000", "--after", SHORTFALL],
        ["compare", f"{COMPANY}:K", f"{COMPANY}:L"],
    )
]
TOLD = """
import json, sys
from commands import call
told = [call(*command) for command in json.load(sys.stdin)]
print(json.dumps([[each.out, each.err, each.code] for each in told]))
"""


def with_slips(folder: Path) -> None:
    """Two files in which nearly every line is wrong."""
    terms = (NSTOR / "series-k.terms").read_text(encoding="utf-8").replace("Common", "Comon").replace("K", "Kk")
    (folder / "slips.terms").write_text(terms, encoding="utf-8")
    script = Path(HISTORY).read_text(encoding="utf-8").replace("company.terms", COMPANY)
    (folder / "slips.events").write_text(script.replace("Halco", "Hallco", 3).replace(" K ", " Z "), encoding="utf-8")


def told(folder: Path, seed: str) -> list[tuple[str, str, int]]:
    """What all commands print in a process of their own, under a seed for hashing."""
    tests = str(Path(__file__).parent.parent)
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([tests, *sys.path])}
    ran = subprocess.run(  # noqa: S603 - our own interpreter on our own words
        [sys.executable, "-c", TOLD],
        input=json.dumps(COMMANDS),
        capture_output=True,
        check=True,
        cwd=folder,
        encoding="utf-8",
        env=environment,
    )
    found: list[tuple[str, str, int]] = json.loads(ran.stdout)
    return found


def test_every_command_prints_the_same_bytes_whatever_the_seed_for_hashing(tmp_path: Path) -> None:
    with_slips(tmp_path)
    for first, second in pairwise([told(tmp_path, seed) for seed in ("0", "1", "2002")]):
        for command, one, other in zip(COMMANDS, first, second, strict=True):
            assert one[0] + one[1] != "", command
            assert one == other, command


def test_a_command_says_the_same_when_it_is_asked_again(acme: Path) -> None:
    with_slips(acme)
    for command in COMMANDS[:15]:
        assert call(*command) == call(*command)
