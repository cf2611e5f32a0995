"""Every version of the format there ever was is opened, and a backup is taken before it changes."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from computer import CHEAP, PHRASES, STATE, WORDS, Computer, texts, with_page
from fake_secrets import FakeSecrets
from leeward.core.access import Protection
from leeward.core.state import State
from leeward.store import codec, migrations
from leeward.store.backups import Reason
from leeward.store.document import Document
from leeward.store.errors import DocumentBrokenError, FileAccessError, Flaw

GOLDEN = Path(__file__).parent / "golden"
NOW = codec.VERSION
VERSIONS = range(1, NOW + 1)
# The keys of the golden documents: of the keyring, and what the passphrase wraps.
KEY_ID, KEY = "9a87af81a26806fc", bytes(range(32))


class TestGolden:
    """The documents of released versions, which are never made again."""

    @pytest.mark.parametrize("version", VERSIONS)
    @pytest.mark.parametrize("protection", Protection)
    def test_it_opens(self, version: int, protection: Protection, tmp_path: Path) -> None:
        """A document of that version holds what it held, whatever sealed it."""
        golden = GOLDEN / f"v{version}-{protection.value}.json"
        assert golden.is_file(), f"version {version} lacks its golden document: {golden.name}"
        path = tmp_path / "leeward.json"
        path.write_bytes(golden.read_bytes())
        secrets = FakeSecrets()
        secrets.kept[KEY_ID] = KEY
        state = Document(path, secrets, bytes, cost=CHEAP).unlock(PHRASES[protection])
        assert [each.text for each in state.pages] == ["Für mich.", "Zweite Seite."]
        assert len(state.periods) == len(state.contacts) == len(state.waits) == len(state.targets) == 1
        assert len(state.gone) == 1
        assert path.read_bytes() == golden.read_bytes()

    def test_every_version_has_its_step(self) -> None:
        """From each older version a step leads on, made by the module named after the next one."""
        assert set(migrations.STEPS) == set(VERSIONS[:-1])
        for version, step in migrations.STEPS.items():
            assert step.__module__ == f"leeward.store.migrations.v{version + 1}"

    def test_every_golden_document_is_of_a_known_version(self) -> None:
        """No golden document is left over, so the list of versions is whole."""
        names = {f"v{version}-{protection.value}.json" for version in VERSIONS for protection in Protection}
        assert {path.name for path in GOLDEN.iterdir()} == names


def lift(content: dict[str, Any]) -> dict[str, Any]:
    """A step as a later version may need one: every text in capital letters."""
    pages = [{**each, "text": each["text"].upper()} for each in content["pages"]]
    return {**content, "pages": pages}


@pytest.fixture
def here(tmp_path: Path) -> Computer:
    """A computer without a document."""
    return Computer(tmp_path)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Called on with `update`, this Leeward becomes the one after the next."""
    return monkeypatch


def update(patch: pytest.MonkeyPatch) -> None:
    """Two versions on, each with its step."""
    patch.setattr(codec, "VERSION", NOW + 2)
    patch.setitem(migrations.STEPS, NOW, lift)
    patch.setitem(migrations.STEPS, NOW + 1, lambda content: {**content, "latest_day": "2026-11-21"})


@pytest.mark.parametrize("protection", Protection)
class TestChain:
    """Two later versions, with a step to each."""

    def test_an_older_document_is_lifted(
        self, here: Computer, later: pytest.MonkeyPatch, protection: Protection
    ) -> None:
        """Opening lifts over both steps and writes nothing; the next save writes the new version."""
        here.made(protection)
        old = here.path.read_bytes()
        update(later)
        document = here.document()
        state = document.unlock(PHRASES[protection])
        assert texts(state) == {"SOMETHING ONLY FOR ME."}
        assert str(state.latest_day) == "2026-11-21"
        assert here.path.read_bytes() == old
        assert not document.read_only
        document.save(state)
        assert codec.read(here.path.read_bytes()).version == NOW + 2
        assert here.reopened(protection) == state

    def test_what_was_lifted_is_known(
        self, here: Computer, later: pytest.MonkeyPatch, protection: Protection
    ) -> None:
        """The saves after the first one do not look again at what they replace."""
        here.made(protection)
        update(later)
        document = here.document()
        state = document.save(document.unlock(PHRASES[protection]))
        later.setattr(codec, "read", None)
        document.save(with_page(state, "after"))

    def test_a_backup_comes_first(
        self, here: Computer, later: pytest.MonkeyPatch, protection: Protection
    ) -> None:
        """The old document is kept byte for byte, opens, and no later backup takes it away."""
        here.made(protection)
        old = here.path.read_bytes()
        update(later)
        document = here.document()
        document.save(document.unlock(PHRASES[protection]))
        (backup,) = document.backups.all()
        assert backup.reason is Reason.FORMAT
        assert document.backups.read(backup.name) == old
        assert texts(document.keys.opened(old).state) == {"SOMETHING ONLY FOR ME."}

    def test_without_the_backup_nothing_is_written(
        self, here: Computer, later: pytest.MonkeyPatch, protection: Protection
    ) -> None:
        """Where it can't be kept, or does not open, the old document stays."""
        here.made(protection)
        old = here.path.read_bytes()
        update(later)
        document = here.document()
        state = document.unlock(PHRASES[protection])
        document.backups.folder.write_bytes(b"in the way")
        with pytest.raises(FileAccessError):
            document.save(state)
        document.backups.folder.unlink()
        with later.context() as patch:
            patch.setattr(document.backups, "read", lambda _: b"rubbish")
            with pytest.raises(DocumentBrokenError):
                document.save(state)
        assert here.path.read_bytes() == old

    def test_two_versions_meet(
        self, here: Computer, later: pytest.MonkeyPatch, protection: Protection
    ) -> None:
        """An older Leeward's save is taken up by a newer one that had the document open."""
        older = here.made(protection)
        document = here.document()
        with later.context() as patch:
            update(patch)
            state = document.unlock(PHRASES[protection])
        older.save(with_page(STATE, "from the older"))
        update(later)
        stands = document.save(state)
        assert texts(stands) == {"SOMETHING ONLY FOR ME.", "FROM THE OLDER"}


def test_a_step_that_meets_another_shape(here: Computer, later: pytest.MonkeyPatch) -> None:
    """Content a step can't read is broken, and is set aside like any other."""
    here.made(Protection.OPEN, State(pages=STATE.pages))
    update(later)
    later.setitem(migrations.STEPS, NOW, lambda content: content["nowhere"])
    with pytest.raises(DocumentBrokenError) as told:
        here.document().unlock()
    assert told.value.flaw is Flaw.CONTENT
    assert told.value.set_aside is not None


@pytest.mark.parametrize("content", [b"[]", b"{", b"1", b'{"a":"\xff"}'])
def test_content_that_is_no_object(content: bytes) -> None:
    """Before any step, what is no JSON object is broken."""
    with pytest.raises(DocumentBrokenError):
        migrations.lifted(content, 1, 1)


def test_the_passphrase_of_the_golden_documents() -> None:
    """They are sealed with the passphrase the tests know."""
    assert WORDS == "correct horse"
    assert msgspec.json.decode((GOLDEN / "v1-passphrase.json").read_bytes())["version"] == 1
