"""Lost certificates: what the holder must bring to get a new one."""

from __future__ import annotations

from collections.abc import Callable

from paripassu.model.clauses import LostCertificate
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written


def resolve_lost_certificate(clause: ClauseScope) -> LostCertificate:
    """The clause as meant; what it does not ask for is not asked for."""
    cancellation = clause.one("replaced", _has("cancellation_if_mutilated"))
    if cancellation is not None and cancellation.value:
        text = "A mutilated certificate that is handed in is taken to be canceled."
        clause.scope.assume("cancellation", text, "canceling it is in the hands of the company", cancellation.cite)
    return LostCertificate(
        cite=clause.cite,
        evidence=clause.one("replaced", _has("evidence")),
        indemnity_unless_mutilated=clause.one("replaced", _has("indemnity_unless_mutilated")),
        surrender_if_mutilated=clause.one("replaced", _has("surrender_if_mutilated", "cancellation_if_mutilated")),
        or_security=clause.one("replaced", _indemnity_has("or_security")),
        satisfactory=clause.one("replaced", _indemnity_has("satisfactory")),
    )


def _has(*proofs: str) -> Callable[[ClauseScope, Written], bool]:
    """Whether a line asks for one of some proofs."""
    return lambda _clause, written: written.node.phrase.phrase(*proofs) is not None


def _indemnity_has(part: str) -> Callable[[ClauseScope, Written], bool | None]:
    """Whether a line says something of the indemnity; silence says nothing."""

    def read(_clause: ClauseScope, written: Written) -> bool | None:
        indemnity = written.node.phrase.phrase("indemnity_unless_mutilated")
        return True if indemnity is not None and indemnity.phrase(part) is not None else None

    return read
