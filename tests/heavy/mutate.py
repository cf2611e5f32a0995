"""Changes one thing in a module at a time and sees that a test notices: `python tests/heavy/mutate.py`.

Words after it are ends of the modules' paths, `hosts.py` for instance; without any all are gone through.
Each mutant is written into a copy of the sources, the module's tests are run there, and what survives is
listed with its line.
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tempfile
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
STORE = "tests/store/test_"
GUARD = "tests/guard/test_"
MODULES = {
    "desktop/leeward/core/merge.py": ["tests/core/test_merge.py"],
    "desktop/leeward/store/document.py": [
        *(f"{STORE}{name}.py" for name in ("document", "copies", "protection", "backups", "migrations")),
        *(f"{STORE}{name}.py" for name in ("spare_key", "memory", "damage")),
    ],
    **{
        f"desktop/leeward_guard/{module}.py": [f"{GUARD}{name}.py" for name in names]
        for module, names in {
            "hosts": ("hosts", "verbs"),
            "ledger": ("ledger", "clock", "verbs", "page_verbs"),
            "transaction": ("verbs", "clock", "page_verbs", "page_trouble"),
            "clock": ("clock",),
            "pages": ("page_verbs", "page_trouble"),
            "policies": ("policies", "policies_chromium", "page_verbs"),
        }.items()
    },
}
# What no test can notice, and why.
EXPLAINED = {
    "always: if known is not version:": "of two that are one and the same, either is the later",
    "return nothing: return False": "asked for as a condition only, where nothing is as false",
    # In the guard's search every way finds the same lines; which is taken is a matter of time alone.
    "always: if bare:": "without a bare line of ours none is searched for",
    "always: if words and words[0] == address:": "what is too many is left out by the reading that follows",
    **dict.fromkeys(
        (
            "always: if at < 0:",
            "never: if at < 0:",
            "always: if needles:",
            "always: if len(needles) > FEW_NEEDLES:",
            "never: if len(needles) > FEW_NEEDLES:",
            "another operator: len(needles) > FEW_NEEDLES",
            "always: if len(needles) > MANY_NEEDLES:",
            "never: if len(needles) > MANY_NEEDLES:",
            "another operator: len(needles) > MANY_NEEDLES",
            "always: if len(found) > MANY_NEEDLES:",
            "never: if len(found) > MANY_NEEDLES:",
            "another operator: len(found) > MANY_NEEDLES",
            "another operator: at < 0",
        ),
        "another way of searching, which finds the same",
    ),
    "always: if drafts:": "without drafts nothing is about to be made",
    "never: if not drafts:": "without drafts nothing is written, and the answer is the same",
    "another operator: look and any((os.path.lexists(root + folder) for folder in POLICIES))": (
        "files are read more often, and found to hold nothing of ours"
    ),
    "return nothing: return ''": "asked for as a condition only, where nothing is as empty",
    "another operator: known and before.made": "nothing of ours is in browsers' files, and none is taken out",
    "another operator: fresh.newest - kept.newest < GOOD_FOR": "a clock is no surer to the second",
    "always: if one.is_ours:": "what is remembered too much is forgotten in the same call",
    "another operator: os.O_RDONLY | os.O_CLOEXEC": "the guard starts no other program",
    "leave out: super().__init__(reason.value)": "what a developer reads in a traceback",
    "return nothing: return ()": "asked for as a condition only, where nothing is as empty",
    "never: if not (before.made or after.pages() or there):": "no file then holds anything of ours",
}
# Seconds; on a busy machine a test that would notice must not seem to hang.
LONGEST = 300
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Gt: ast.GtE,
    ast.Lt: ast.LtE,
    ast.BitOr: ast.BitAnd,
}


def mutants(tree: ast.Module) -> Iterator[tuple[int, str, str]]:
    """Each mutant's line, what it does, and its source; what is only for the type checker stays."""
    notes = {id(part) for note in notes_of(tree) for part in ast.walk(note)}
    for number, node in enumerate(ast.walk(tree)):
        for name in () if id(node) in notes else ways(node):
            changed = deepcopy(tree)
            twin = next(each for n, each in enumerate(ast.walk(changed)) if n == number)
            change(twin, name)
            source = ast.unparse(ast.fix_missing_locations(changed))
            yield getattr(node, "lineno", 0), f"{name}: {ast.unparse(node)[:70]}", source


def notes_of(tree: ast.Module) -> Iterator[ast.expr]:
    """What stands for the type checker, which no test can see."""
    for node in ast.walk(tree):
        for name in ("annotation", "returns"):
            note = getattr(node, name, None)
            if note is not None:
                yield note


def ways(node: ast.AST) -> list[str]:
    """What can be changed about a node."""
    match node:
        case ast.Compare(ops=[op, *_]) | ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in SWAPS:
            return ["another operator"]
        case ast.UnaryOp(op=ast.Not()):
            return ["without not"]
        case ast.If(test=test) if ast.unparse(test) != "TYPE_CHECKING":
            return ["always", "never"]
        case ast.Return(value=ast.expr() as value) if not is_constant(value):
            return ["return nothing"]
        case ast.Expr(value=ast.Call()) | ast.Assign(targets=[ast.Attribute()]) | ast.Raise():
            return ["leave out"]
        case _:
            return []


def is_constant(value: ast.expr) -> bool:
    """Whether nothing is returned as it is."""
    return isinstance(value, ast.Constant) and value.value is None


def change(node: ast.AST, name: str) -> None:
    """Make the change in place."""
    nothing = ast.Constant(None)
    if isinstance(node, ast.Compare):
        node.ops[0] = SWAPS[type(node.ops[0])]()  # type: ignore[assignment]
    elif isinstance(node, ast.BoolOp | ast.BinOp):
        node.op = SWAPS[type(node.op)]()  # type: ignore[assignment]
    elif isinstance(node, ast.UnaryOp):
        node.operand, node.op = ast.UnaryOp(ast.Not(), node.operand), ast.Not()
    elif isinstance(node, ast.If):
        node.test = ast.Constant(name == "always")
    elif isinstance(node, ast.Return | ast.Expr):
        node.value = nothing
    elif isinstance(node, ast.Assign | ast.Raise):
        node.__class__ = ast.Expr  # type: ignore[assignment]
        node.__dict__.clear()
        node.value = nothing  # type: ignore[attr-defined]


def survives(place: Path, tests: list[str]) -> bool:
    """Whether every test passes."""
    # In the order they are named, so that those that notice most come first.
    plugins = ["-p", "no:cacheprovider", "-p", "no:randomly"]
    command = [sys.executable, "-m", "pytest", "-q", "-x", *plugins, *tests]
    try:
        done = subprocess.run(command, cwd=place, capture_output=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def main(*ends: str) -> int:
    """Every mutant of each module whose path ends so; how many survive."""
    left = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in ("desktop", "tests", "resources"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        shutil.copy(ROOT / "pyproject.toml", folder)
        os.environ.pop("LEEWARD_HEAVY", None)
        for module, tests in MODULES.items():
            if ends and not module.endswith(ends):
                continue
            path = Path(folder) / module
            whole = path.read_text("utf-8")
            made = list(mutants(ast.parse(whole)))
            survivors: list[str] = []
            for line, what, source in made:
                path.write_text(source, "utf-8")
                if what.splitlines()[0] not in EXPLAINED and survives(Path(folder), tests):
                    survivors.append(f"  {module}:{line} {what}")
                    print(survivors[-1], flush=True)
            path.write_text(whole, "utf-8")
            left += len(survivors)
            print(f"{module}: {len(made)} mutants, {len(survivors)} survive", flush=True)
    return left


if __name__ == "__main__":
    sys.exit(min(main(*sys.argv[1:]), 1))
