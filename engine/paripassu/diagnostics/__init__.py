"""Findings: what is wrong with a text or a run, where it stands, and what to do about it."""
