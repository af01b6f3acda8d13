"""Designation: how many shares it allows is held by the issue itself, which cites this clause."""

from __future__ import annotations

from paripassu.interpreter.telling import Rules

RULES = Rules()
