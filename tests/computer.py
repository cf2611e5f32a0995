"""One computer with its keyring and documents, for tests of our own files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from builders import contact, local, page, period
from fake_secrets import FakeSecrets
from leeward.core.access import Protection
from leeward.core.state import Settings, State, put
from leeward.store.document import Document
from leeward.store.drafts import Drafts
from leeward.store.vault import Cost

if TYPE_CHECKING:
    from pathlib import Path

CHEAP = Cost(memory=128, passes=1, lanes=1)
WORDS = "correct horse"
PHRASES = {Protection.KEYRING: None, Protection.PASSPHRASE: WORDS, Protection.OPEN: None}
STATE = State(
    periods=(period(),),
    contacts=(contact(),),
    pages=(page("Something only for me."),),
    settings=Settings(changed=local(), language="de", theme="dark"),
)


class Computer:
    """One computer's documents: all share its keyring."""

    def __init__(self, folder: Path, secrets: FakeSecrets | None = None) -> None:
        self.path = folder / "data" / "leeward.json"
        self.drafts_path = folder / "state" / "drafts.json"
        self.secrets = secrets or FakeSecrets()
        self.now = local()

    def document(self) -> Document:
        """A document as a fresh process has it."""
        return Document(self.path, self.secrets, os.urandom, cost=CHEAP, clock=lambda: self.now)

    def drafts(self, document: Document) -> Drafts:
        """The drafts beside a document."""
        return Drafts(self.drafts_path, document, os.urandom)

    def made(self, protection: Protection, state: State = STATE) -> Document:
        """A document just made."""
        document = self.document()
        document.create(state, protection, PHRASES[protection])
        return document

    def reopened(self, protection: Protection) -> State:
        """The state a fresh process finds."""
        return self.document().unlock(PHRASES[protection])

    def files(self) -> dict[str, bytes]:
        """Every file in the document's folder but its lock and the backups."""
        found = sorted(self.path.parent.iterdir())
        return {each.name: each.read_bytes() for each in found if each.is_file() and each.suffix != ".lock"}


def with_page(state: State, text: str) -> State:
    """`state` with one page more."""
    return put(state, page(text))


def texts(state: State) -> set[str]:
    """What is written in a state."""
    return {each.text for each in state.pages}
