"""The files that are shipped with the package (grammar, library of terms, error pages), in a checkout and in a wheel.

A wheel carries them beside this module, in `_data`; in a checkout they lie at the top, two folders up. Importlib's own
resources and pathlib would each cost a command more time than all of its other imports of the standard library.
"""

from __future__ import annotations

import os

_ROOM = os.path.dirname(os.path.abspath(__file__))
_BUILT = os.path.join(_ROOM, "_data")
_TOP = _BUILT if os.path.isdir(_BUILT) else os.path.dirname(os.path.dirname(_ROOM))


def path(*parts: str) -> str:
    """Where a shipped file or folder lies, from its name at the top of a checkout: `path("grammar", "terms.lark")`."""
    return os.path.join(_TOP, *parts)


def read(*parts: str) -> str:
    """Text of a shipped file; one that is missing is our own bug, and raises."""
    with open(path(*parts), encoding="utf-8") as file:
        return file.read()
