"""The tool from Python."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import paripassu
import schemas
from commands import call
from paripassu import api
from paripassu.diagnostics.codes import UNKNOWN_ENCODING
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.source import NOWHERE

NSTOR = Path(__file__).parent.parent / "terms" / "nstor"
COMPANY, HISTORY = str(NSTOR / "company.terms"), str(NSTOR / "series-k-history.events")


def as_json(data: object) -> str:
    return json.dumps(data)


def test_terms_are_loaded_and_print_as_the_command_shows_them() -> None:
    loaded = paripassu.load(COMPANY)
    assert loaded.is_clean
    assert loaded.terms is not None
    assert loaded.terms.company.name == "nStor Technologies, Inc."
    assert f"{loaded}\n" == call("show", COMPANY).out
    assert schemas.valid(as_json(loaded.data()))["company"]["name"] == "nStor Technologies, Inc."


def test_a_run_prints_as_the_command_tells_it() -> None:
    told = paripassu.run(HISTORY)
    assert told.run is not None
    assert told.findings == ()
    assert f"{told}\n" == call("run", HISTORY).out
    assert as_json(told.data()) == as_json(schemas.valid(call("run", HISTORY, "--format", "json").out))


def test_a_run_can_be_asked_why() -> None:
    told = paripassu.run(HISTORY)
    why = told.explain("K conversion rate")
    assert f"{why}\n" == call("explain", HISTORY, "K conversion rate").out
    assert str(paripassu.explain(HISTORY, "K conversion rate")) == str(why)
    assert why.answers[0].kind == "quantity"
    nothing = told.explain("the weather")
    assert [finding.code.id for finding in nothing.findings] == ["N113"]
    assert str(nothing).startswith("error[N113]: The run has nothing called `the weather`.")


def test_readings_and_a_last_day_are_arguments() -> None:
    early = paripassu.run(HISTORY, as_of=date(2002, 5, 31), readings={"votes": "fractions-count"})
    assert early.run is not None
    assert early.run.as_of == date(2002, 5, 31)
    assert {reading.name: reading.chosen for reading in early.run.readings}["votes"] == "fractions-count"
    loaded = paripassu.load(COMPANY, {"shortfall": "all-ratable"})
    assert loaded.terms is not None
    assert {reading.name: reading.chosen for reading in loaded.terms.readings}["shortfall"] == "all-ratable"


def test_a_check_finds_what_the_command_finds(tmp_path: Path) -> None:
    assert str(paripassu.check(str(NSTOR))) == "no findings"
    (tmp_path / "typo.events").write_text(f'script "x"\n  company "{COMPANY}"\n\n2001-11-20 isue 1 K to "A"\n')
    found = paripassu.check(str(tmp_path), COMPANY)
    assert not found.is_clean
    assert [finding.code.id for finding in found] == ["S001"]
    assert f"{found}\n" == call("check", str(tmp_path), COMPANY).out


def test_warnings_alone_are_clean() -> None:
    warning = Diagnostic(UNKNOWN_ENCODING, "Not UTF-8.", Label(NOWHERE))
    assert api.Findings((warning,)).is_clean
    assert len(api.Findings((warning,))) == 1


def test_what_cannot_be_read_is_findings_and_no_exception() -> None:
    for result in (
        paripassu.load("nowhere.terms"),
        paripassu.run("nowhere.events"),
        paripassu.explain("nowhere.events", "e1"),
        paripassu.run("nowhere.events").explain("e1"),
    ):
        assert not result.is_clean
        assert str(result).startswith("error[F001]: There is no file `nowhere.")
        assert result._repr_html_().startswith("<pre>error[F001]: There is no file `nowhere.")
    assert schemas.valid(as_json(paripassu.load("nowhere.terms").data()))["stocks"] == []
    assert schemas.valid(as_json(paripassu.run("nowhere.events").data()))["steps"] == []


def test_a_notebook_shows_terms_as_tables() -> None:
    html = paripassu.load(COMPANY)._repr_html_()
    assert html.startswith("<h3>nStor Technologies, Inc.</h3><table><caption>Classes and series</caption>")
    assert "<td>shortfall</td>" in html
    assert html.endswith("<p>The filed certificate prevails over this restatement.</p>")


def test_a_notebook_shows_a_run_as_tables() -> None:
    html = paripassu.run(HISTORY)._repr_html_()
    assert html.startswith("<h3>Series K, from issue to conversion</h3><table><caption>What happened</caption>")
    for title in ("Holdings", "Shares", "Duties"):
        assert f"<caption>{title}</caption>" in html
    assert "8,970 K become 39,000,000 Common" in html


def test_an_explanation_in_a_notebook_is_its_text() -> None:
    html = paripassu.run(HISTORY).explain("e2")._repr_html_()
    assert html.startswith("<pre>2001-11-20  issue 8,970 K to &quot;Halco Investments&quot;")
