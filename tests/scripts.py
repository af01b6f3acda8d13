"""Scripts as text, resolved on terms made by hand, so that no file and no run is needed."""

from __future__ import annotations

from paripassu.diagnostics.findings import Diagnostic
from paripassu.model.citations import Cite, NotEncoded
from paripassu.model.events import AnyEvent
from paripassu.model.script import Expectation, Script
from paripassu.model.terms import Company, Line, Stock, Terms
from paripassu.resolve.events import resolve_events
from paripassu.source import Source
from paripassu.syntax.parse import parse_events

HEAD = 'script "A story"\n  company "company.terms"\n'
HELD = HEAD + '2001-11-19 issue 1,000 Common to "Ada"\n2001-11-20 issue 100 K to "Bob"\n'


def of_k(section: str) -> Line:
    return Line("item", Cite("K", section))


TERMS = Terms(
    Company("Acme, Inc."),
    (
        Stock("Common"),
        Stock("Preferred", is_blank_check=True),
        Stock(
            "K",
            of="Preferred",
            lines=tuple(of_k(section) for section in ("§1", "§5(a)", "§5(d)", "§7(a)", "§7(b)(i)", "§9(a)")),
            not_encoded=(NotEncoded(Cite("K", "§10"), "it is a title"),),
        ),
        Stock("J", of="Preferred", lines=(Line("item", Cite("J", "§2")),)),
    ),
)


def resolve(text: str) -> tuple[Script | None, tuple[Diagnostic, ...]]:
    """A script and what its resolving finds; that its syntax is sound is taken for granted."""
    parsed = parse_events(Source("story.events", text))
    assert [finding.message for finding in parsed.diagnostics] == []
    assert parsed.value is not None
    outcome = resolve_events(parsed.value, TERMS)
    return outcome.value, outcome.diagnostics


def script_of(text: str) -> Script:
    """A script about which there is nothing to say."""
    script, findings = resolve(text)
    assert [finding.message for finding in findings] == []
    assert script is not None
    return script


def told(lines: str) -> AnyEvent | Expectation:
    """The last line of a story in which Ada holds Common and Bob holds K."""
    return script_of(HELD + lines).lines[-1]


def found(lines: str) -> list[tuple[str, str, str]]:
    """Code, place and message of what is found in lines that follow those holdings."""
    _, findings = resolve(HELD + lines)
    return [(finding.code.id, finding.at.span.text, finding.message) for finding in findings]


def hints(lines: str) -> list[str]:
    """The hints of what is found."""
    return [finding.hint for finding in resolve(HELD + lines)[1]]
