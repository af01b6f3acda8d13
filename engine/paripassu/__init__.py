"""Terms of preferred stock as a language, run against the events of a company, with the clause behind every answer."""

from __future__ import annotations

from importlib import import_module

# Type checkers take this name as true; `typing` itself would cost a third of the start of every command.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from paripassu.api import Holdings, check, curve, explain, load, payout, run

__all__ = ["Holdings", "__version__", "check", "curve", "explain", "load", "payout", "run"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    # By name and on first use: a room that asks for the version must not load, nor lean on, the rooms above it.
    if name in __all__:
        return getattr(import_module("paripassu.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
