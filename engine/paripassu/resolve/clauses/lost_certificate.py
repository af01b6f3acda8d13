"""Lost certificates: what the holder must bring to get a new one."""

from __future__ import annotations

from paripassu.model.clauses import LostCertificate
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written


def resolve_lost_certificate(clause: ClauseScope) -> LostCertificate:
    """The clause as meant; what it does not ask for is not asked for."""
    return LostCertificate(
        cite=clause.cite,
        evidence=clause.one("replaced", _evidence),
        indemnity_unless_mutilated=clause.one("replaced", _indemnity),
        surrender_if_mutilated=clause.one("replaced", _surrender),
    )


def _evidence(clause: ClauseScope, written: Written) -> bool:
    del clause
    return written.node.phrase.phrase("evidence") is not None


def _indemnity(clause: ClauseScope, written: Written) -> bool:
    del clause
    return written.node.phrase.phrase("indemnity_unless_mutilated") is not None


def _surrender(clause: ClauseScope, written: Written) -> bool:
    del clause
    return written.node.phrase.phrase("surrender_if_mutilated") is not None
