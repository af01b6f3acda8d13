"""Every field of every clause is a concept, so that no difference can be overlooked."""

from __future__ import annotations

import typing

from attrs import fields

from paripassu.compare.concepts import (
    COMMON,
    COMPANY,
    CONCEPTS,
    DEPENDS,
    GRADES,
    HOLDERS,
    OTHERS,
    concept_of,
    dashed,
    graver,
)
from paripassu.model.clauses import Clause
from paripassu.model.terms import Company, Stock

KINDS = typing.get_args(Clause)
PARTIES = {HOLDERS, COMMON, COMPANY, OTHERS, DEPENDS}


def test_every_field_of_every_clause_is_one_concept_and_nothing_else_is() -> None:
    in_clauses = {(kind.__name__, field.name) for kind in KINDS for field in fields(kind) if field.name != "cite"}
    known = {(each.clause, each.field) for each in CONCEPTS if each.clause not in {"Company", "Stock"}}
    assert sorted(in_clauses - known) == []
    assert sorted(known - in_clauses) == []


def test_what_is_compared_of_a_company_and_of_a_class_is_there() -> None:
    of = {Company: "Company", Stock: "Stock"}
    for kind, name in of.items():
        named = {field.name for field in fields(kind)}
        assert {each.field for each in CONCEPTS if each.clause == name} <= named


def test_no_two_concepts_have_one_key() -> None:
    keys = [each.key for each in CONCEPTS]
    assert len(keys) == len(set(keys)) >= 60
    assert concept_of("Conversion", "rate").key == "conversion.rate"
    assert dashed("LostCertificate") == "lost-certificate"


def test_a_concept_has_a_grade_and_favors_two_parties_or_says_on_what_it_depends() -> None:
    for each in CONCEPTS:
        assert each.grade in GRADES[1:]
        assert {each.favor.more, each.favor.less} <= PARTIES
        assert (each.favor.more == DEPENDS) == (each.favor.less == DEPENDS) == bool(each.favor.on)
        assert each.absent in {"less", "more", ""}


def test_economics_are_graver_than_control_and_control_than_procedure() -> None:
    assert graver("procedure", "economics") == "economics"
    assert graver("control", "procedure") == "control"
