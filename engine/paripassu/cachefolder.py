"""The user's own cache folder: what is slow to make and the same every time is kept there between two runs.

A cache may be missing, unwritable or damaged, and nothing but time is lost: no function here raises, none fails a run.
It is trusted only where nobody else can write, because what is read from it decides what a run answers.
"""

from __future__ import annotations

import os
import stat


def cache_folder() -> str | None:
    """The folder, made when missing (for its owner alone); None where there is none to be trusted.

    `PARIPASSU_CACHE_DIR` names it, else it is `paripassu` in `XDG_CACHE_HOME` or in `~/.cache`.
    """
    try:
        folder = _named()
        if folder is None:
            return None
        os.makedirs(folder, mode=0o700, exist_ok=True)
        return folder if _is_private(os.stat(folder)) else None
    except OSError:
        return None


def read_cached(name: str) -> str | None:
    """The text kept under a name; None where there is none that can be read."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            return file.read()
    except (OSError, ValueError):
        return None


def write_cached(name: str, text: str) -> bool:
    """Keep a text under a name, all of it or nothing; says whether it could be kept."""
    folder = cache_folder()
    if folder is None:
        return False
    path = os.path.join(folder, name)
    draft = f"{path}.{os.getpid()}.draft"
    try:
        # Never over somebody else's draft: two threads of one process would mix theirs.
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        return False
    try:
        with open(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(draft, path)
    except (OSError, ValueError):
        _discard(draft)
        return False
    return True


def _named() -> str | None:
    own = os.environ.get("PARIPASSU_CACHE_DIR")
    if own:
        return os.path.abspath(own)
    shared = os.environ.get("XDG_CACHE_HOME", "")
    # The XDG specification asks to ignore a relative path here; a home that nobody knows stays a bare "~".
    if not os.path.isabs(shared):
        shared = os.path.expanduser(os.path.join("~", ".cache"))
    return os.path.join(shared, "paripassu") if os.path.isabs(shared) else None


def _is_private(found: os.stat_result) -> bool:
    if not hasattr(os, "getuid"):
        return True
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _discard(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
