"""The files that are shipped are found, and are the ones at the top of the house, from a checkout and from a wheel."""

from __future__ import annotations

from pathlib import Path

import pytest

from paripassu import resources

TOP = Path(__file__).parent.parent
SHIPPED = ("docs/errors", "grammar", "terms")


@pytest.mark.parametrize("folder", SHIPPED)
def test_all_of_a_folder_is_shipped_as_it_is(folder: str) -> None:
    files = sorted(path for path in (TOP / folder).rglob("*") if path.is_file())
    assert len(files) > 3
    assert [path for path in files if resources.read(*path.relative_to(TOP).parts) != path.read_text("utf-8")] == []


def test_a_shipped_file_is_named_as_at_the_top_of_a_checkout() -> None:
    assert Path(resources.path("grammar", "tokens.lark")).parts[-2:] == ("grammar", "tokens.lark")


def test_a_file_that_is_not_shipped_is_a_bug_of_ours() -> None:
    with pytest.raises(FileNotFoundError, match=r"grammar.nothing\.lark"):
        resources.read("grammar", "nothing.lark")
