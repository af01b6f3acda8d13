"""`pari payout --plot`."""

from __future__ import annotations

from pathlib import Path

import pytest

import schemas
from commands import call

VENTURE = Path(__file__).parent.parent.parent / "terms" / "venture"
STACK = ("payout", str(VENTURE / "stacked-caps.terms"), "--captable", str(VENTURE / "stacked-caps.csv"))


@pytest.mark.parametrize(("name", "begins"), [("board.svg", b"<svg "), ("board.PNG", b"\x89PNG")])
def test_a_chart_is_of_the_kind_that_its_name_says(name: str, begins: bytes, tmp_path: Path) -> None:
    file = tmp_path / name
    called = call(*STACK, "--plot", str(file))
    assert (called.code, called.out, called.err) == (0, "", f"a chart of Stacked Caps in {file}\n")
    assert file.read_bytes().startswith(begins)


def test_a_chart_ends_where_it_is_asked_to_end(tmp_path: Path) -> None:
    file = tmp_path / "board.svg"
    assert call(*STACK, "--plot", str(file), "--to", "20M").code == 0
    assert "at every amount up to $20M" in file.read_text(encoding="utf-8")


def test_a_dash_is_a_sketch_in_the_terminal() -> None:
    called = call(*STACK, "--plot", "-")
    assert (called.code, called.err) == (0, "")
    assert called.out.startswith("Stacked Caps: who gets what, up to $75M\n")


def test_a_chart_can_stand_beside_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "board.svg"
    alone = call(*STACK, "--curve")
    called = call(*STACK, "--curve", "--plot", str(file))
    assert (called.code, called.out) == (0, alone.out)
    assert file.exists()
    paid = call(*STACK, "--assets", "20M", "--plot", str(tmp_path / "none" / "board.svg"))
    assert paid.code == 1
    assert "$20,000,000.00 paid out" in paid.out
    assert "error[F008]: " in paid.err


def test_beside_a_payout_that_cannot_be_made_there_is_no_chart(tmp_path: Path) -> None:
    file = tmp_path / "board.svg"
    alone = call("payout", STACK[1], "--assets", "20M")
    called = call("payout", STACK[1], "--assets", "20M", "--plot", str(file))
    assert (called.code, called.err) == (1, alone.err)
    assert not file.exists()


def test_without_holders_there_is_a_finding_and_no_chart(tmp_path: Path) -> None:
    file = tmp_path / "board.svg"
    called = call("payout", STACK[1], "--plot", str(file))
    assert called.code == 1
    assert called.err.startswith("error[R321]: ")
    assert not file.exists()


def test_a_chart_as_data_is_its_curve(tmp_path: Path) -> None:
    called = call(*STACK, "--plot", str(tmp_path / "board.svg"), "--format", "json")
    assert schemas.valid(called.out) == schemas.valid(call(*STACK, "--curve", "--format", "json").out)


def test_another_kind_of_file_is_wrong_usage() -> None:
    called = call(*STACK, "--plot", "board.pdf")
    assert called.code == 2
    assert "A chart is an .svg or a .png file" in called.err
