"""Pages are looked at where there is a browser to look with; where there is none, the run says so."""

from __future__ import annotations

import pytest

from devtools import browser

collect_ignore = [] if browser() else ["test_comparison_page.py"]


def pytest_report_header() -> str:
    """Which browser looks at the pages."""
    found = browser()
    if found:
        return f"browser: {found}"
    return "browser: none, so no page is looked at in one (on Debian: apt install chromium)"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end what was not looked at."""
    if not browser():
        terminalreporter.write_line("NOT TESTED: the HTML page in a browser, because no Chromium is installed.")
