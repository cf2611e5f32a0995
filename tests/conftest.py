"""What every test relies on: a home of its own, a fixed zone, and this machine left alone."""

import importlib.util
import logging
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
import translations

# Without PySide6 everything but the window is tested; the end-to-end tests are run once, with it.
collect_ignore = [] if importlib.util.find_spec("PySide6") else ["gui", "e2e", "attack"]
# What tries the package is run by `./dev package-test` alone.
if not os.environ.get("LEEWARD_PACKAGE"):
    collect_ignore.append("package")

HOSTS = Path("/etc/hosts")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
# Files of the machine the tests run on; no test writes there outside a namespace.
GUARDED = ("/etc", "/var/lib/leeward", "/usr/libexec/leeward", "/usr/share/polkit-1")
CHANGES = {"os.rename": 2, "os.remove": 1, "os.truncate": 1, "os.link": 2, "os.symlink": 2, "os.chmod": 1}

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Europe/Berlin"
time.tzset()

hypothesis.settings.register_profile("ci", max_examples=50, deadline=None, print_blob=True)
hypothesis.settings.register_profile("heavy", max_examples=5000, deadline=None, print_blob=True)
hypothesis.settings.load_profile("heavy" if os.environ.get("LEEWARD_HEAVY") else "ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the window's settings in pyproject.toml stand where its plugin is not installed."""
    if importlib.util.find_spec("pytestqt") is None:
        parser.addini("qt_api", "read by pytest-qt, which is not here")
        parser.addini("qt_log_level_fail", "read by pytest-qt, which is not here")


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open":
        path, _, flags = arguments
        touched = [path] if isinstance(flags, int) and flags & WRITING else []
    else:
        touched = list(arguments[: CHANGES.get(event, 0)])
    for path in touched:
        if isinstance(path, (str, bytes)) and os.path.realpath(os.fsdecode(path)).startswith(GUARDED):
            message = f"a test tried to change this machine: {event} {path!r}"
            raise PermissionError(message)


def pytest_configure() -> None:
    """Refuse, for the whole run, any change to what belongs to this machine; have every language at hand."""
    sys.addaudithook(_refuse)
    translations.compile_all()


@pytest.fixture(scope="session", autouse=True)
def machine_untouched() -> Iterator[None]:
    """The machine's own hosts file is byte for byte the same after the run, whoever wrote."""
    before = HOSTS.read_bytes() if HOSTS.exists() else None
    yield
    assert (HOSTS.read_bytes() if HOSTS.exists() else None) == before, f"{HOSTS} was changed"


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own, with no session bus and no display in reach."""
    home = tmp_path_factory.mktemp("home")
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    for name, folder in (
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_STATE_HOME", ".local/state"),
        ("XDG_CACHE_HOME", ".cache"),
    ):
        monkeypatch.setenv(name, str(home / folder))
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return home


class _Collected(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unexpected_logs(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning in the log fails the test, unless it asked for `caplog` to judge it itself."""
    collected = _Collected()
    logging.getLogger().addHandler(collected)
    yield
    logging.getLogger().removeHandler(collected)
    if "caplog" not in request.fixturenames and collected.lines:
        pytest.fail("unexpected log records:\n" + "\n".join(collected.lines))
