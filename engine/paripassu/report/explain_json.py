"""Answers to "why?" as data: `paripassu.explain/1`."""

from __future__ import annotations

from collections.abc import Iterable

from paripassu.diagnostics.codes import Code
from paripassu.diagnostics.findings import Diagnostic
from paripassu.report.data import Data, findings_data, object_data
from paripassu.report.targets import Answer

SCHEMA = "paripassu.explain/1"


def answers_data(target: str, answers: Iterable[Answer], findings: Iterable[Diagnostic] = ()) -> dict[str, Data]:
    """What a target of a run rests on."""
    return {
        "schema": SCHEMA,
        "target": target,
        "answers": [_answer(answer) for answer in answers],
        "page": None,
        "findings": findings_data(findings),
    }


def page_data(code: Code, page: str) -> dict[str, Data]:
    """The page of an error code."""
    return {
        "schema": SCHEMA,
        "target": code.id,
        "answers": [],
        "page": {
            "code": code.id,
            "slug": code.slug,
            "severity": code.severity,
            "title": code.title,
            "text": page,
        },
        "findings": [],
    }


def _answer(answer: Answer) -> Data:
    return {
        "kind": answer.kind,
        "id": answer.id,
        "title": answer.title,
        "parts": [
            {"step": part.step, "event": part.event, "text": part.text, "reason": object_data(part.reason)}
            for part in answer.parts
        ],
    }
