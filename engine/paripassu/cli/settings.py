"""The one place for configuration: `[tool.paripassu]` of the nearest pyproject.toml; the command line is stronger."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import click

from paripassu.cli.options import COLORS, FORMATS
from paripassu.cli.output import Output, color_from_environment
from paripassu.diagnostics.codes import UNKNOWN_SETTING, WRONG_SETTING, Code
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.suggest import did_you_mean
from paripassu.diagnostics.words import list_words, quote
from paripassu.source import Source, Span

_FILE = "pyproject.toml"
_TABLE = "tool.paripassu"
_DEFAULTS: dict[str, object] = {"format": "text", "color": "auto", "quiet": False, "verbose": False}


class Setting(NamedTuple):
    """One value and who set it: "default", "command line", an environment variable, or a place in a file."""

    name: str
    value: object
    origin: str


class Settings(NamedTuple):
    """Everything that can be configured, each value with its origin, and what is wrong with the file of settings."""

    values: dict[str, Setting]
    findings: tuple[Diagnostic, ...] = ()

    @property
    def output(self) -> Output:
        """How to speak."""
        return Output(
            format=str(self.values["format"].value),
            color=str(self.values["color"].value),
            is_quiet=bool(self.values["quiet"].value),
            is_verbose=bool(self.values["verbose"].value),
        )

    @property
    def readings(self) -> dict[str, str]:
        """The choices between open readings: those of the file, under those of the command line."""
        return {
            name.removeprefix("readings."): str(setting.value)
            for name, setting in self.values.items()
            if name.startswith("readings.")
        }


def read_settings(given: Mapping[str, object]) -> Settings:
    """Settings from the file, the environment and the parameters of a verb, the later stronger."""
    values = {name: Setting(name, value, "default") for name, value in _DEFAULTS.items()}
    findings: list[Diagnostic] = []
    for setting in _from_file(findings):
        values[setting.name] = setting
    asked, variable = color_from_environment()
    if asked:
        values["color"] = Setting("color", asked, variable)
    for name in _DEFAULTS:
        # A flag that is not set says nothing: the file may have set it.
        if given.get(name):
            values[name] = Setting(name, given[name], "command line")
    for name, choice in _split(given.get("readings", ())):
        values[f"readings.{name}"] = Setting(f"readings.{name}", choice, "command line")
    return Settings(values, tuple(findings))


def _split(readings: object) -> Iterator[tuple[str, str]]:
    for reading in readings if isinstance(readings, tuple) else ():
        name, sign, choice = reading.partition("=")
        if not sign or not name.strip() or not choice.strip():
            raise click.BadParameter(f"`{reading}` is not of the form NAME=CHOICE.", param_hint="'--reading'")
        yield name.strip(), choice.strip()


def _from_file(findings: list[Diagnostic]) -> Iterator[Setting]:
    path = _nearest(os.getcwd())
    text = _text(path) if path else ""
    # Nearly every pyproject.toml has nothing for us, and reading TOML costs as much as starting Python does.
    if _TABLE not in text:
        return
    import tomllib

    source = Source(os.path.relpath(path), text)
    try:
        table = tomllib.loads(text).get("tool", {}).get("paripassu", {})
    except tomllib.TOMLDecodeError as error:
        findings.append(_finding(WRONG_SETTING, source, "", f"{quote(source.name)} is not TOML: {error}.", ""))
        return
    for key, value in table.items():
        yield from _setting(source, key, value, findings)


def _setting(source: Source, key: str, value: object, findings: list[Diagnostic]) -> Iterator[Setting]:
    if key not in _CHECKS:
        message = f"There is no setting {quote(key)}."
        hint = did_you_mean(key, _CHECKS) or f"The settings are {list_words(list(_CHECKS), 'and')}."
        findings.append(_finding(UNKNOWN_SETTING, source, key, message, hint))
        return
    is_fine, usual = _CHECKS[key]
    if not is_fine(value):
        message = f"The setting {quote(key)} cannot be {quote(str(value))}."
        findings.append(_finding(WRONG_SETTING, source, key, message, f"It is {usual}."))
        return
    line, _ = source.place(_key_span(source, key).start)
    origin = f"{source.name}:{line}"
    if isinstance(value, dict):
        for name, choice in value.items():
            yield Setting(f"readings.{name}", choice, origin)
    else:
        yield Setting(key, value, origin)


def _is_readings(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(choice, str) for choice in value.values())


# What each setting can be, as a question and in words.
_CHECKS: dict[str, tuple[Callable[[object], bool], str]] = {
    "readings": (_is_readings, 'a table of names and choices, such as { shortfall = "all-ratable" }'),
    "color": (lambda value: value in COLORS, list_words([quote(color) for color in COLORS])),
    "format": (lambda value: value in FORMATS, list_words([quote(name) for name in FORMATS])),
    "quiet": (lambda value: isinstance(value, bool), "`true` or `false`"),
    "verbose": (lambda value: isinstance(value, bool), "`true` or `false`"),
}


def _finding(code: Code, source: Source, key: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, message, Label(_key_span(source, key)), hint=hint)


def _key_span(source: Source, key: str) -> Span:
    """Where a key of our table stands; the head of the table where it is not to be found."""
    table = max(source.text.find(f"[{_TABLE}"), 0)
    offset = table
    for line in source.text[table:].splitlines(keepends=True):
        bare = line.strip()
        if key and (bare.startswith((f"{key} ", f"{key}=", f'"{key}"', f"{key}.")) or bare == f"[{_TABLE}.{key}]"):
            start = offset + line.find(key)
            return Span(source, start, start + len(key))
        offset += len(line)
    return Span(source, table, table + len(f"[{_TABLE}]") if table else table)


def _nearest(folder: str) -> str:
    """The pyproject.toml of a folder or of the nearest one above it."""
    while True:
        path = os.path.join(folder, _FILE)
        if os.path.isfile(path):
            return path
        above = os.path.dirname(folder)
        if above == folder:
            return ""
        folder = above


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        return ""
