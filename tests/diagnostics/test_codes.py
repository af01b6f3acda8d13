"""The codes of all findings."""

from __future__ import annotations

import re
from pathlib import Path

from paripassu.diagnostics import codes
from paripassu.diagnostics.codes import Code, all_codes, find_code

BY_CONSTANT = {name: value for name, value in vars(codes).items() if isinstance(value, Code)}


def test_no_two_codes_share_a_number() -> None:
    numbers = [code.id for code in BY_CONSTANT.values()]
    assert sorted(set(numbers)) == sorted(numbers)


def test_no_two_codes_share_a_slug() -> None:
    slugs = [code.slug for code in BY_CONSTANT.values()]
    assert sorted(set(slugs)) == sorted(slugs)


def test_a_code_is_a_letter_of_a_stage_and_three_digits() -> None:
    assert [code.id for code in all_codes() if not re.fullmatch(r"[SNTLRF][0-9]{3}", code.id)] == []


def test_a_constant_is_named_as_its_slug() -> None:
    assert {name: code.slug for name, code in BY_CONSTANT.items()} == {
        name: name.lower().replace("_", "-") for name in BY_CONSTANT
    }


def test_a_title_is_one_sentence() -> None:
    assert [code.id for code in all_codes() if not re.fullmatch(r"[A-Z].*\.", code.title)] == []


def test_all_codes_stand_in_the_order_of_their_numbers() -> None:
    assert [code.id for code in all_codes()] == sorted(code.id for code in BY_CONSTANT.values())


def test_a_code_is_found_by_its_number_in_any_case() -> None:
    assert find_code("n101") is codes.UNKNOWN_CLASS


def test_a_code_is_found_by_its_slug() -> None:
    assert find_code("Unknown-Class") is codes.UNKNOWN_CLASS


def test_a_word_that_is_no_code_finds_none() -> None:
    assert find_code("N999") is None


def test_a_code_names_its_page() -> None:
    assert codes.UNKNOWN_CLASS.page == "N101-unknown-class.md"


def test_every_number_that_the_engine_names_is_that_of_a_code() -> None:
    # The interpreter names codes by their numbers; one that does not exist would let a void act pass in silence.
    named = {
        (path.name, number)
        for path in Path(codes.__file__).parent.parent.rglob("*.py")
        for number in re.findall(r'code="([A-Z][0-9]{3})"', path.read_text(encoding="utf-8"))
    }
    assert ("shares.py", "R301") in named
    assert sorted((name, number) for name, number in named if find_code(number) is None) == []
