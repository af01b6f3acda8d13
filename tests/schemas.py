"""The schemas that are shipped with the package, as checks of what is printed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

import paripassu

FOLDER = Path(paripassu.__file__).parent / "report" / "schemas"
NAMES = tuple(sorted(path.name for path in FOLDER.iterdir()))


def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return loaded


def valid(printed: str) -> dict[str, Any]:
    """What was printed, as data that keeps to the schema that it names."""
    data: dict[str, Any] = json.loads(printed)
    name, _, version = data["schema"].removeprefix("paripassu.").partition("/")
    Draft202012Validator(schema(f"{name}-{version}.json")).validate(data)
    return data
