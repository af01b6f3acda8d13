"""What a command finds, as short rows: code, place, the words marked, the hint; and what must hold of every finding."""

from __future__ import annotations

import schemas
from commands import call

Row = tuple[str, str, str, str]


def found(*arguments: str, stdin: bytes = b"") -> list[Row]:
    """The findings of a command, which may be of any kind as long as each is one that helps."""
    called = call(*arguments, "--format", "json", stdin=stdin)
    findings = schemas.valid(called.out)["findings"]
    assert called.err == ""
    assert called.code == int(any(each["severity"] == "error" for each in findings))
    for each in findings:
        assert each["message"].endswith((".", "?"))
        assert each["hint"] or each["severity"] == "warning", each["message"]
        assert each["path"] not in {"", "<python>"}
    return [_row(each) for each in findings]


def _row(each: dict[str, object]) -> Row:
    line, column, end_line, end, excerpt = (
        each[name] for name in ("line", "column", "end_line", "end_column", "excerpt")
    )
    # A finding about a file as a whole has no line to show, and a long line is shown in part.
    assert isinstance(excerpt, str)
    is_shown = excerpt and "…" not in excerpt and line == end_line
    words = excerpt[int(str(column)) - 1 : int(str(end)) - 1] if is_shown else excerpt and "…"
    return str(each["code"]), f"{line}:{column}", words, str(each["hint"])
