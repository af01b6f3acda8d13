"""Designation: the number of shares is held by the issue itself (`events/shares.py`), which cites this clause."""

from __future__ import annotations

from paripassu.interpreter.telling import Rules

RULES = Rules()
