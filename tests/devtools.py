"""A headless Chromium driven over two pipes by its own protocol: nothing to install beside the browser itself."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
)
# The browser reads commands from file 3 and answers to file 4; both are moved there before it starts.
START = (
    "import fcntl, os, sys; ends = [fcntl.fcntl(int(each), fcntl.F_DUPFD, 10) for each in sys.argv[1:3]]; "
    "os.dup2(ends[0], 3); os.dup2(ends[1], 4); os.execv(sys.argv[3], sys.argv[3:])"
)


def browser() -> str:
    """Where a browser lies, or nothing."""
    return next((path for name in NAMES if (path := shutil.which(name))), "")


class Page:
    """One page of a browser: what is asked of it, and what it said by itself."""

    def __init__(self, reading: int, writing: int) -> None:
        """Talk over two open pipes."""
        self._reading = reading
        self._writing = writing
        self._rest = b""
        self._asked = 0
        self._session = ""
        self.events: list[dict[str, Any]] = []

    def open(self, path: Path) -> Self:
        """Show a file, and wait until all of it is there."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for room in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{room}.enable")
        self.ask("Page.navigate", url=path.as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self._hear()
        return self

    def ask(self, method: str, **given: object) -> dict[str, Any]:
        """One command, and its answer."""
        self._asked += 1
        message: dict[str, object] = {"id": self._asked, "method": method, "params": given}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._writing, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._hear()
            if answer.get("id") == self._asked:
                assert "error" not in answer, answer
                found: dict[str, Any] = answer["result"]
                return found

    def _hear(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            piece = os.read(self._reading, 1 << 16)
            assert piece, "the browser ended"
            self._rest += piece
        text, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(text)
        if "method" in message:
            self.events.append(message)
        return message

    def run(self, script: str) -> Any:  # noqa: ANN401 - whatever the script comes to
        """What an expression comes to on the page."""
        found = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def press(self, key: str, code: int) -> None:
        """Press a key and let it go."""
        text = {"Enter": "\r", " ": " "}.get(key, "")
        given = {"key": key, "code": "Space" if key == " " else key, "windowsVirtualKeyCode": code, "text": text}
        self.ask("Input.dispatchKeyEvent", type="keyDown", **given)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **given)

    def resize(self, width: int, height: int) -> None:
        """Look at the page in a window of another size."""
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def said(self, method: str) -> list[dict[str, Any]]:
        """What the browser told of one kind of event."""
        return [event["params"] for event in self.events if event["method"] == method]


@contextmanager
def shown(path: Path, folder: Path) -> Iterator[Page]:
    """A file in a browser of its own, which knows nothing of any other and is ended in the end."""
    to_browser, from_us = os.pipe()
    from_browser, to_us = os.pipe()
    ends = (str(to_browser), str(to_us))
    command = [sys.executable, "-c", START, *ends, browser(), *FLAGS, f"--user-data-dir={folder}", "about:blank"]
    with subprocess.Popen(command, pass_fds=(to_browser, to_us), stderr=subprocess.DEVNULL) as child:  # noqa: S603
        os.close(to_browser)
        os.close(to_us)
        try:
            yield Page(from_browser, from_us).open(path)
        finally:
            child.kill()
            os.close(from_us)
            os.close(from_browser)
