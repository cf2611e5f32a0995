"""Chromium over its debugging pipe and Firefox over Marionette, as a person would use them.

Both run inside the lab and are talked to through pipes, so no port of this machine is used.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Self

import pytest

Inside = Callable[[list[str | Path]], list[str]]

CHROMIUM = (
    "chromium",
    "--headless=new",
    "--no-sandbox",  # it refuses to have one as root, and the lab is one
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--password-store=basic",
    "--remote-debugging-pipe",
)
# Chromium speaks over descriptors 3 and 4; ours may have any number.
AS_3_AND_4 = 'exec 3<&"$1" 4>&"$2"; shift 2; exec "$@"'

PREFERENCES = """
user_pref("app.update.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("toolkit.telemetry.enabled", false);
"""
# Marionette listens inside the lab's network; this carries it over standard input and output.
RELAY = """
import os, socket, sys, threading, time
for _ in range(300):
    try:
        line = socket.create_connection(("127.0.0.1", 2828))
        break
    except OSError:
        time.sleep(0.05)
def pump():
    while data := os.read(0, 65536):
        line.sendall(data)
    os._exit(0)
threading.Thread(target=pump, daemon=True).start()
while data := line.recv(65536):
    os.write(1, data)
"""


def needs(browser: str) -> None:
    """Skip where a system has the browser as a snap only, which no namespace can hold."""
    if shutil.which(browser) is None and "ID=ubuntu" in Path("/etc/os-release").read_text("utf-8"):
        pytest.skip(f"this system has no {browser} outside a snap")


@dataclass(frozen=True)
class Result:
    """How a visit ended: `ok` with the page's `title`, or the browser's own `error`."""

    ok: bool
    title: str = ""
    error: str = ""


class Chromium:
    """A running headless Chromium with one tab."""

    def __init__(self, inside: Inside, environment: Mapping[str, str], home: Path) -> None:
        needs("chromium")
        to_read, self._orders = os.pipe()
        self._answers, to_write = os.pipe()
        order = ["bash", "-c", AS_3_AND_4, "chromium", str(to_read), str(to_write), *CHROMIUM]
        self._process = subprocess.Popen(
            inside([*order, f"--user-data-dir={home / 'chromium'}", "about:blank"]),
            env=dict(environment),
            pass_fds=(to_read, to_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(to_write)
        self._unread = b""
        self._number = 0
        self._session: str | None = None
        tab = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=tab, flatten=True)["sessionId"]
        self._ask("Page.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def load(self, url: str) -> Result:
        """Go to an address and wait for the page or the refusal; the error as `ERR_…`."""
        answer = self._ask("Page.navigate", url=url)
        if answer.get("errorText") == "net::ERR_NETWORK_CHANGED":
            answer = self._ask("Page.navigate", url=url)  # as Chromium does by itself, some seconds later
        if error := answer.get("errorText"):
            return Result(ok=False, error=error.removeprefix("net::"))
        while self._next().get("method") != "Page.loadEventFired":
            pass
        title = self._ask("Runtime.evaluate", expression="document.title")["result"]["value"]
        return Result(ok=True, title=title)

    def close(self) -> None:
        """Quit, and wait until it is gone."""
        if self._process.returncode is not None:
            return
        self._session = None
        self._send("Browser.close")
        self._process.wait(timeout=20)
        os.close(self._orders)
        os.close(self._answers)

    def _send(self, method: str, **parameters: object) -> int:
        self._number += 1
        order: dict[str, object] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            order["sessionId"] = self._session
        os.write(self._orders, json.dumps(order).encode() + b"\0")
        return self._number

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._unread:
            data = os.read(self._answers, 65536)
            assert data, "Chromium has ended"
            self._unread += data
        message, _, self._unread = self._unread.partition(b"\0")
        return json.loads(message)

    def _ask(self, method: str, **parameters: object) -> dict[str, Any]:
        number = self._send(method, **parameters)
        while (message := self._next()).get("id") != number:
            pass
        assert "error" not in message, message
        return message["result"]


class Firefox:
    """A running headless Firefox with one tab, and `preferences` besides its usual ones."""

    def __init__(
        self,
        inside: Inside,
        environment: Mapping[str, str],
        home: Path,
        preferences: Mapping[str, bool | int | str],
    ) -> None:
        needs("firefox-esr")
        profile = home / "firefox"
        own = [f'user_pref("{name}", {json.dumps(value)});\n' for name, value in preferences.items()]
        (profile / "user.js").write_text(PREFERENCES + "".join(own), "utf-8")
        self._process = subprocess.Popen(
            inside(["firefox-esr", "--marionette", "--headless", "--no-remote", "--profile", profile]),
            env=dict(environment),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._relay = subprocess.Popen(
            inside([sys.executable, "-c", RELAY]), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._number = 0
        self._read()  # it greets first
        self._ask("WebDriver:NewSession")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def load(self, url: str) -> Result:
        """Go to an address and wait for the page or the refusal; the error as Firefox names it."""
        error, _ = self._send("WebDriver:Navigate", url=url)
        # On a busy machine a refusal may be called loaded, so what is shown is asked for its own address.
        shown = self._ask("WebDriver:ExecuteScript", script="return document.documentURI", args=[])["value"]
        if error or shown.startswith("about:"):
            told = f"{shown} {error['message'] if error else ''}"
            return Result(ok=False, error=told.partition("e=")[2].partition("&")[0] or str(error))
        return Result(ok=True, title=self._ask("WebDriver:GetTitle")["value"])

    def close(self) -> None:
        """Quit, and wait until it is gone."""
        if self._process.returncode is not None:
            return
        self._ask("Marionette:Quit", flags=["eForceQuit"])
        self._process.wait(timeout=20)
        for stream in (self._relay.stdin, self._relay.stdout):
            assert stream is not None
            stream.close()
        self._relay.wait(timeout=20)

    def _read(self) -> Any:
        stream: IO[bytes] | None = self._relay.stdout
        assert stream is not None
        length = b""
        while (digit := stream.read(1)) != b":":
            assert digit, "Firefox has ended"
            length += digit
        return json.loads(stream.read(int(length)))

    def _send(self, command: str, **parameters: object) -> tuple[dict[str, Any] | None, Any]:
        self._number += 1
        order = json.dumps([0, self._number, command, parameters]).encode()
        assert self._relay.stdin is not None
        self._relay.stdin.write(b"%d:%b" % (len(order), order))
        self._relay.stdin.flush()
        _, _, error, result = self._read()
        return error, result

    def _ask(self, command: str, **parameters: object) -> Any:
        error, result = self._send(command, **parameters)
        assert not error, error
        return result
