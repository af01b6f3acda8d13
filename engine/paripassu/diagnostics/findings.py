"""What a stage hands back: its result, and everything it found on the way."""

from __future__ import annotations

from typing import Generic, TypeVar

from attrs import frozen

from paripassu.diagnostics.codes import Code, Severity
from paripassu.source import Span
from paripassu.value import Value

T_co = TypeVar("T_co", covariant=True)


@frozen(eq=False, repr=False)
class Label(Value):
    """A place, with a few words to stand beside it."""

    span: Span
    text: str = ""


@frozen(eq=False, repr=False)
class Fix(Value):
    """A replacement of one stretch of text, and whether it may be made unasked."""

    span: Span
    replacement: str
    safe: bool = False


@frozen(eq=False, repr=False)
class Diagnostic(Value):
    """A finding: one sentence that is enough alone, where it stands, what else belongs to it, and what to do."""

    code: Code
    message: str
    at: Label
    also: tuple[Label, ...] = ()
    hint: str = ""
    fix: Fix | None = None

    @property
    def severity(self) -> Severity:
        """How grave the finding is, which is a matter of its code."""
        return self.code.severity


@frozen(eq=False, repr=False)
class Outcome(Value, Generic[T_co]):
    """What a stage made, or None where it could not go on, with its findings; stages collect and never raise."""

    value: T_co | None
    diagnostics: tuple[Diagnostic, ...] = ()
