"""All checks of a set of terms, each in a file named after what it finds."""

from __future__ import annotations

from paripassu.checks.amount_not_stated import check_amount_not_stated
from paripassu.checks.calendar_not_installed import check_calendar_not_installed
from paripassu.checks.conversion_beyond_authorized import check_conversion_beyond_authorized
from paripassu.checks.designated_beyond_authorized import check_designated_beyond_authorized
from paripassu.checks.fractions_unsettled import check_fractions_unsettled
from paripassu.checks.negative_amount import check_negative_amount
from paripassu.checks.not_run_yet import check_not_run_yet
from paripassu.checks.notice_without_period import check_notice_without_period
from paripassu.checks.par_above_stated_value import check_par_above_stated_value
from paripassu.checks.rank_without_amount import check_rank_without_amount
from paripassu.diagnostics.findings import Diagnostic
from paripassu.model.terms import Terms

_CHECKS = (
    check_calendar_not_installed,
    check_par_above_stated_value,
    check_conversion_beyond_authorized,
    check_designated_beyond_authorized,
    check_rank_without_amount,
    check_amount_not_stated,
    check_negative_amount,
    check_fractions_unsettled,
    check_notice_without_period,
    check_not_run_yet,
)


def check_terms(terms: Terms) -> tuple[Diagnostic, ...]:
    """Whatever makes no sense in terms that are otherwise sound, and what cannot be run yet; once at each place."""
    found: dict[tuple[str, str, int], Diagnostic] = {}
    for check in _CHECKS:
        for finding in check(terms):
            span = finding.at.span
            found.setdefault((finding.code.id, span.source.name, span.start), finding)
    return tuple(found.values())
