"""Who may import whom: the table of CONTRIBUTING.md, held."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

DESKTOP = Path(__file__).resolve().parents[1] / "desktop"
LONGEST_FILE = 300

# Each layer, by the longest matching module name, and the layers it may import.
# A layer marked `type:` may be named in annotations only.
LAYERS: dict[str, tuple[str, ...]] = {
    "leeward": (),
    "leeward.__main__": (
        "leeward",
        "leeward.start",
        "leeward.handover",
        "leeward.cli",
        "leeward.store",
        "leeward.gui.app",
    ),
    "leeward.handover": ("leeward.start", "leeward.store", "leeward.system"),
    "leeward.start": (),
    "leeward.locks": (),
    "leeward.core": ("leeward.core", "leeward_guard.names"),
    "leeward.store": ("leeward", "leeward.locks", "leeward.core", "leeward.store", "leeward.store.errors"),
    "leeward.system": (
        "leeward.core",
        "leeward.locks",
        "leeward.system",
        "leeward_guard.names",
        "leeward_guard.pure",
    ),
    "leeward.store.errors": ("leeward.core",),
    "leeward.texts": ("leeward.core", "leeward.texts", "leeward.store.errors"),
    "leeward.engine": (
        "leeward",
        "leeward.core",
        "leeward.store",
        "leeward.store.errors",
        "leeward.system",
        "leeward.texts",
        "leeward.engine",
    ),
    "leeward.cli": (
        "leeward",
        "leeward.core",
        "leeward.store.errors",
        "leeward.texts",
        "leeward.engine",
        "leeward.cli",
    ),
    "leeward.gui": (
        "leeward.core",
        "leeward.texts",
        "leeward.gui",
        "leeward.gui.theme",
        "leeward.gui.widgets",
        "type:leeward.gui.session",
    ),
    "leeward.gui.session": (
        "leeward.core",
        "leeward.texts",
        "leeward.engine",
        "leeward.gui.background",
        "leeward.gui.clock",
        "leeward.gui.shield_session",
        "leeward.gui.door",
        "type:leeward.store",
    ),
    "leeward.gui.shield_session": ("leeward.core", "leeward.engine", "leeward.gui.removals"),
    "leeward.gui.background": ("leeward.core", "leeward.engine"),
    "leeward.gui.clock": ("leeward.core",),
    "leeward.gui.door": ("leeward.core", "type:leeward.engine"),
    "leeward.gui.removals": ("leeward.core", "type:leeward.engine"),
    "leeward.gui.theme": ("leeward.core", "leeward.gui.theme"),
    "leeward.gui.widgets": ("leeward.core", "leeward.texts", "leeward.gui.theme", "leeward.gui.widgets"),
    "leeward.gui.parts": (
        "leeward.core",
        "leeward.texts",
        "leeward.gui.theme",
        "leeward.gui.widgets",
        "leeward.gui.parts",
        "type:leeward.gui.session",
    ),
    "leeward.gui.pages": (
        "leeward.core",
        "leeward.texts",
        "leeward.gui.theme",
        "leeward.gui.widgets",
        "leeward.gui.parts",
        "type:leeward.gui.session",
    ),
    "leeward.gui.flows": (
        "leeward.core",
        "leeward.texts",
        "leeward.gui.theme",
        "leeward.gui.widgets",
        "leeward.gui.parts",
        "type:leeward.gui.session",
    ),
    # A flow of several parts.
    "leeward.gui.flows.first_closing": (
        "leeward.core",
        "leeward.texts",
        "leeward.gui.widgets",
        "type:leeward.gui.session",
    ),
    "leeward.gui.flows.welcome": (
        "leeward.core",
        "leeward.texts",
        "leeward.gui.widgets",
        "leeward.gui.flows.first_closing",
        "type:leeward.gui.session",
    ),
    "leeward.gui.app": ("leeward", "leeward_guard"),
    "leeward.gui.watchers": ("leeward",),
    "leeward_guard": ("leeward_guard", "leeward_guard.names", "leeward_guard.pure", "leeward_guard.typed"),
    "leeward_guard.typed": (),
    "leeward_guard.names": ("leeward_guard.typed",),
    "leeward_guard.pure": ("leeward_guard.names", "leeward_guard.pure", "leeward_guard.typed"),
}
EVERYTHING_BELOW = ("leeward.gui.app", "leeward.gui.watchers")
# Layers of several files.
SAME_LAYER = {
    "leeward.act_words": "leeward.texts",
    "leeward.arguments": "leeward.cli",
    "leeward.assembly": "leeward.engine",
    "leeward.back_commands": "leeward.cli",
    "leeward.back_words": "leeward.texts",
    "leeward.speech": "leeward.engine",
    "leeward.background": "leeward.engine",
    "leeward.renewal": "leeward.engine",
    "leeward.board": "leeward.engine",
    "leeward.keeping": "leeward.engine",
    "leeward.course_words": "leeward.texts",
    "leeward.custody": "leeward.engine",
    "leeward.closing": "leeward.engine",
    "leeward.latch": "leeward.engine",
    "leeward.commands": "leeward.cli",
    "leeward.completion": "leeward.cli",
    "leeward.document_commands": "leeward.cli",
    "leeward.document_words": "leeward.texts",
    "leeward.elsewhere_words": "leeward.texts",
    "leeward.gui.process": "leeward.gui.app",
    "leeward.gui.quick_imports": "leeward.gui.app",
    "leeward.gui.screens": "leeward.gui.app",
    "leeward.gui.notifier": "leeward.gui.app",
    "leeward.gui.presence": "leeward.gui.app",
    "leeward.gui.renewed": "leeward.gui.app",
    "leeward.gui.window_place": "leeward.gui.app",
    "leeward.gui.tokens": "leeward.gui.theme",
    "leeward.gui.companion_screens": "leeward.gui.app",
    "leeward.guard_words": "leeward.texts",
    "leeward.happened_words": "leeward.texts",
    "leeward.page_words": "leeward.texts",
    "leeward.help_commands": "leeward.cli",
    "leeward.moment_commands": "leeward.cli",
    "leeward.moment_words": "leeward.texts",
    "leeward.note_words": "leeward.texts",
    "leeward.offer_words": "leeward.texts",
    "leeward.plan_commands": "leeward.cli",
    "leeward.plan_words": "leeward.texts",
    "leeward.proof_words": "leeward.texts",
    "leeward.reports": "leeward.cli",
    "leeward.shielding": "leeward.engine",
    "leeward.shield_commands": "leeward.cli",
    "leeward.site_words": "leeward.texts",
    "leeward.wording": "leeward.texts",
    "leeward.writing_commands": "leeward.cli",
    "leeward.writing_words": "leeward.texts",
}
PURE_GUARD = (
    "clock",
    "ledger",
    "ledger_file",
    "hosts",
    "policies",
    "chromium",
    "firefox",
    "jsontext",
    "places",
    "templates",
    "note",
)

# Third parties, and the only places that may import them.
THIRD_PARTIES = {
    "PySide6": ("leeward.gui",),
    "cryptography": ("leeward.store.vault",),
    "idna": ("leeward.core",),
    "jeepney": ("leeward.system.notification_bus",),
    "keyring": ("leeward.store.secrets",),
    "msgspec": ("leeward",),
    "secretstorage": ("leeward.store.secrets",),
    "watchdog": ("leeward.system.watch",),
}


@dataclass(frozen=True)
class Import:
    """One import statement: the module that has it, what it names, and whether for types only."""

    importer: str
    imported: str
    types_only: bool
    line: int


def module_name(path: Path) -> str:
    """Dotted name of a file below desktop/."""
    parts = path.relative_to(DESKTOP).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(DESKTOP.rglob("*.py"))}


def imports_of(name: str, path: Path) -> Iterator[Import]:
    """Every import a file has, those inside functions too."""
    tree = ast.parse(path.read_text("utf-8"))
    guarded = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            named = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            named = [
                f"{module}.{alias.name}" if f"{module}.{alias.name}" in MODULES else module
                for alias in node.names
            ]
        else:
            continue
        for imported in named:
            yield Import(name, imported, id(node) in guarded, node.lineno)


IMPORTS = [found for name, path in MODULES.items() for found in imports_of(name, path)]


def layer_of(module: str) -> str:
    """The layer a module of ours belongs to."""
    package, _, rest = module.partition(".")
    if package == "leeward_guard" and rest in PURE_GUARD:
        return "leeward_guard.pure"
    fitting = [layer for layer in LAYERS if module == layer or module.startswith(f"{layer}.")]
    return SAME_LAYER.get(module) or max(fitting, key=len)


def allowed(found: Import) -> bool:
    """Whether the table gives the importer what it imports."""
    root = found.imported.partition(".")[0]
    importer = layer_of(found.importer)
    if root in ("leeward", "leeward_guard"):
        if importer in EVERYTHING_BELOW:
            return root == "leeward"
        target = layer_of(found.imported)
        return target in LAYERS[importer] or (found.types_only and f"type:{target}" in LAYERS[importer])
    if root in THIRD_PARTIES:
        return any(
            found.importer == place or found.importer.startswith(f"{place}.") for place in THIRD_PARTIES[root]
        )
    return root in sys.stdlib_module_names


def test_every_import_is_in_the_table() -> None:
    """No module reaches into a layer, or a third party, that the table does not give it."""
    wrong = [
        f"{found.importer}:{found.line} imports {found.imported}" for found in IMPORTS if not allowed(found)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("leeward.core.state", "PySide6.QtCore"),
        ("leeward.core.state", "leeward.store.document"),
        ("leeward.core.state", "leeward_guard.hosts"),
        ("leeward.cli", "leeward.system.watch"),
        ("leeward.gui.pages.today", "leeward.engine"),
        ("leeward.gui.pages.today", "leeward.gui.pages.help"),
        ("leeward.gui.pages.today", "leeward.gui.session"),
        ("leeward_guard.ledger", "msgspec"),
        ("leeward_guard.ledger", "leeward.core.state"),
        ("leeward.store.document", "keyring"),
        ("leeward.engine", "requests"),
    ],
)
def test_the_table_refuses(importer: str, imported: str) -> None:
    """The table can fail: what the architecture forbids is refused."""
    assert not allowed(Import(importer, imported, types_only=False, line=1))


def test_no_file_is_too_long() -> None:
    """A file stays small enough to be read in one go."""
    lengths = {name: len(path.read_text("utf-8").splitlines()) for name, path in MODULES.items()}
    assert not {name: length for name, length in lengths.items() if length > LONGEST_FILE}


EFFECTS = """
import importlib, os, sys
import {preloaded}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
EFFECTS = ("_thread.start_new_thread", "os.mkdir", "os.remove", "os.rename", "os.system", "os.fork",
           "os.posix_spawn", "subprocess.Popen", "socket.__new__", "signal.signal")
def watch(event, arguments):
    if event in EFFECTS or (event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING):
        sys.stderr.write(f"{{event}} {{arguments}}")
        os._exit(1)
sys.addaudithook(watch)
for name in {names}:
    importlib.import_module(name)
"""


@pytest.mark.parametrize("window", [False, True] if find_spec("PySide6") else [False])
def test_importing_has_no_effect(window: bool) -> None:  # noqa: FBT001 - pytest hands it over
    """Importing any module writes nothing, starts no thread, no process and no connection."""
    names = [name for name in MODULES if (layer_of(name).startswith("leeward.gui")) == window]
    source = EFFECTS.format(names=names, preloaded="PySide6.QtWidgets" if window else "encodings.idna")
    done = subprocess.run(
        [sys.executable, "-B", "-c", source],
        env={"PYTHONPATH": str(DESKTOP), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
