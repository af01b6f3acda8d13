"""Settings in force."""

from __future__ import annotations

from paripassu.report.settings_text import settings_lines


def test_settings_are_a_table_with_their_origins() -> None:
    assert settings_lines((("color", "never", "NO_COLOR"), ("quiet", False, "default"))) == [
        "setting  value  set by",
        "color    never  NO_COLOR",
        "quiet    false  default",
    ]
