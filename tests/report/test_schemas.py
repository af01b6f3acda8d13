"""Everything that is printed as JSON keeps to a schema that is shipped with the package."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import schemas
from paripassu.diagnostics.codes import UNKNOWN_CLASS
from paripassu.diagnostics.findings import Diagnostic, Fix, Label
from paripassu.model import run as told
from paripassu.model.citations import Assumption, Cite, Item, NotEncoded
from paripassu.model.clauses import Liquidation
from paripassu.model.events import Property
from paripassu.model.quantities import Expression, Quantity
from paripassu.model.terms import Company, Line, Stock, Terms
from paripassu.report.check_json import check_data
from paripassu.report.explain_json import answers_data, page_data
from paripassu.report.format_text import Formatted, diff_of, format_data
from paripassu.report.readings import side_by_side
from paripassu.report.readings_json import readings_data
from paripassu.report.run_findings import run_findings
from paripassu.report.run_json import NO_RUN, run_data
from paripassu.report.settings_text import settings_data
from paripassu.report.targets import find_answers
from paripassu.report.terms_json import NO_TERMS, terms_data
from paripassu.source import Source, Span
from runs import issued, liquidated, reading, residual, whole_run

WHY = told.Reason("Because.")
SOURCE = Source("a.terms", "series Kk\n")
AT = Span(SOURCE, 7, 9)
FINDING = Diagnostic(
    UNKNOWN_CLASS, "No `Kk`.", Label(AT, "not declared"), (Label(AT),), "Did you mean `K`?", Fix(AT, "K")
)
CITE = Cite("K", "§3(a)", "amount stated value", ("shortfall=H-first",), AT)
OTHER_EFFECTS = (
    told.TermChanged("K", "conversion rate", Fraction(1, 3), Fraction(2), WHY),
    told.TermChanged("K", "rank", "with I", "junior to I", WHY),
    told.StockChanged("M", Stock("M"), WHY),
    told.EntitlementChanged("K", Property((("NewCo", Fraction(1, 23)),), Fraction(1)), WHY),
    told.Tallied("the sale", "", None, None, None, None, True, None, WHY),
    told.Noted(WHY, Fraction(869566), "Common", "reorganization"),
    told.Undetermined("a close price", WHY, ("$1",)),
)


def printed(data: object) -> str:
    return json.dumps(data)


def acme() -> Terms:
    amount: Item[Expression] = Item(Quantity("stated value"), CITE)
    k = Stock(
        "K",
        "Series K",
        "Preferred",
        Item(Fraction(14000), CITE),
        clauses=(Liquidation(CITE, amount=amount),),
        not_encoded=(NotEncoded(CITE, "not public"),),
        lines=(Line("item", CITE),),
    )
    return Terms(
        Company("Acme", calendar=Item("US federal", CITE)),
        (k,),
        (reading(),),
        (Assumption("cents", "Whole cents.", "no clause says", CITE),),
    )


@pytest.mark.parametrize("name", schemas.NAMES)
def test_a_schema_is_one(name: str) -> None:
    loaded = schemas.schema(name)
    Draft202012Validator.check_schema(loaded)
    kind, _, version = name.removesuffix(".json").partition("-")
    assert loaded["properties"]["schema"] == {"const": f"paripassu.{kind}/{version}"}
    assert loaded["$id"] == f"urn:paripassu:{kind}:{version}"


def test_what_two_schemas_share_they_say_alike() -> None:
    found: dict[str, Any] = {}
    for name in schemas.NAMES:
        for part, meaning in schemas.schema(name)["$defs"].items():
            assert found.setdefault(part, meaning) == meaning, part
    assert {"amount", "finding", "reason", "cite", "place"} <= set(found)


def test_a_run_keeps_to_its_schema() -> None:
    run = whole_run()
    step = told.Step(6, run.steps[0].event, "undetermined", (WHY,), OTHER_EFFECTS, "adverse")
    data = schemas.valid(printed(run_data(type(run)(run.name, (*run.steps, step), run.residual), run_findings(run))))
    assert [step["id"] for step in data["steps"]] == ["e1", "e2", "e3", "e4", "e5", "e6"]
    assert data["steps"][2]["ruling"] == "void"
    assert data["residual"]["holdings"][0] == {"class": "Common", "holder": "Halco Investments", "shares": "38999990"}
    assert [finding["code"] for finding in data["findings"]] == ["R301", "R303"]
    assert data["residual"]["payments"][0]["exact"] == "93/1150"


def test_a_run_keeps_its_expectations_and_its_readings() -> None:
    data = schemas.valid(printed(run_data(whole_run())))
    assert [(each["is_met"], each["after"]) for each in data["expectations"]] == [(True, "e2"), (False, "e3")]
    assert data["readings"][0]["chosen"] == "all-ratable"
    assert data["readings"][0]["default"] == "H-first"


def test_every_kind_of_effect_is_in_the_schema() -> None:
    kinds = {each["properties"]["type"]["const"] for each in schemas.schema("run-1.json")["$defs"]["effect"]["oneOf"]}
    names = {type(effect).__name__ for step in whole_run().steps for effect in step.effects}
    names |= {type(effect).__name__ for effect in OTHER_EFFECTS}
    assert {name.replace("-", "") for name in kinds} == {name.lower() for name in names}


def test_a_script_that_could_not_be_run_is_still_data() -> None:
    data = schemas.valid(printed(run_data(NO_RUN, (FINDING,))))
    assert data["steps"] == []
    assert data["findings"][0]["message"] == "No `Kk`."


def test_terms_keep_to_their_schema() -> None:
    data = schemas.valid(printed(terms_data(acme(), residual(), (FINDING,))))
    assert data["company"]["name"] == "Acme"
    amount = data["stocks"][0]["clauses"][0]["amount"]["value"]
    assert amount == {"type": "quantity", "name": "stated value", "of": "", "window": None}
    assert data["stocks"][0]["lines"][0]["cite"]["section"] == "§3(a)"
    assert data["assumptions"][0]["because"] == "no clause says"
    assert data["note"] == "The filed certificate prevails over this restatement."
    assert schemas.valid(printed(terms_data(*NO_TERMS)))["stocks"] == []


def test_explanations_keep_to_their_schema() -> None:
    run = whole_run()
    answers = find_answers(run, Terms(Company("Acme"), ()), "e2")
    data = schemas.valid(printed(answers_data("e2", answers)))
    assert data["answers"][0]["parts"][0]["reason"]["cites"][0]["section"] == "§5(a)"
    assert data["page"] is None
    page = schemas.valid(printed(page_data(UNKNOWN_CLASS, "# N101")))
    assert page["page"]["text"] == "# N101"


def test_readings_keep_to_their_schema() -> None:
    runs = (("as chosen", liquidated(H="1", K="2")), ("shortfall=all-ratable", liquidated(H="2", K="1")))
    data = schemas.valid(printed(readings_data("A shortfall", side_by_side(runs), (FINDING,))))
    assert [run["is_same"] for run in data["runs"]] == [True, False]


def test_findings_of_files_keep_to_their_schema() -> None:
    data = schemas.valid(printed(check_data(("a.terms",), (FINDING,))))
    assert (data["errors"], data["warnings"], data["files"]) == (1, 0, ["a.terms"])
    assert data["findings"][0]["line"] == 1
    assert data["findings"][0]["fix"]["replacement"] == "K"


def test_what_formatting_did_keeps_to_its_schema() -> None:
    diff = diff_of(Source("a.terms", "x\n"), "y\n")
    data = schemas.valid(printed(format_data((Formatted("a.terms", True, True, diff),))))
    assert data["files"][0]["diff"] == "--- a.terms as it is\n+++ a.terms formatted\n@@ -1 +1 @@\n-x\n+y\n"


def test_settings_keep_to_their_schema() -> None:
    data = schemas.valid(printed(settings_data((("color", "auto", "default"), ("quiet", True, "command line")))))
    assert data["settings"][1] == {"name": "quiet", "value": True, "origin": "command line"}


def test_data_does_not_say_more_than_the_schema() -> None:
    data = run_data(type(whole_run())("x", (issued(),), residual()))
    data["mood"] = "good"
    with pytest.raises(Exception, match="Additional properties are not allowed"):
        schemas.valid(printed(data))
