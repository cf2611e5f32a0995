"""The command that writes: a page or a line from standard input, by its prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.commands import Answer, Asks, opened, raise_unsaved
from leeward.core import pages, prompts
from leeward.core.content import Form
from leeward.core.errors import UnknownCardError
from leeward.core.prompts import FREE

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from leeward.assembly import Parts
    from leeward.core.content import Prompt


def add_to(command: Callable[..., argparse.ArgumentParser], t: Callable[[str], str]) -> None:
    """Add the command's arguments; `command` makes one by name and text."""
    write = command("write", t("write a page, or a line of a list; ends with Ctrl+D"))
    write.add_argument("prompt", metavar="PROMPT", nargs="?", default=FREE, help=t("what to write about"))
    write.add_argument("--list", action="store_true", help=t("what there is to write about"))


def write(asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Keep what comes in as a page of a prompt; questions are answered in the window."""
    engine, t = opened(parts, head), parts.texts.t
    now = engine.moments()
    offered = [p for p in _offered(parts) if prompts.is_open(p, engine.state, now)]
    if asked.list:
        return Answer([f"{p.id}: {p.title}" for p in offered])
    prompt = next((p for p in offered if p.id == asked.prompt), None)
    if prompt is None:
        raise UnknownCardError
    # Nobody is to write a page first that can't be kept.
    raise_unsaved(engine)
    text = head.text(t("{title}. {lead}", title=prompt.title, lead=prompt.lead))
    if not text.strip():
        return Answer([t("Nothing is written yet.")], code=1)
    kind, again = prompts.kind_of(prompt), prompts.first_again(prompt, now)
    engine.do(pages.write, kind, text, prompt=prompt.id, begun=now.at, again=again)
    raise_unsaved(engine)
    return Answer([t("Kept.")])


def _offered(parts: Parts) -> list[Prompt]:
    return [p for p in parts.content.prompts if p.form is not Form.QUESTIONS]


COMMANDS: dict[str, Callable[[argparse.Namespace, Parts, Asks], Answer]] = {"write": write}
