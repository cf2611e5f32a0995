"""The texts in every language: collected from the source, handed to translators, and made ready to be read.

`python packaging/translations.py collect` brings `leeward.pot`, each `.po` and each language's content in
line with the source and the English content; `compile` makes the `.mo` files that are read at run time.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME = Path(__file__).resolve().parents[1]
TRANSLATIONS = HOME / "resources" / "translations"
CONTENT = HOME / "resources" / "content"
DOMAIN = "leeward"
SOURCE = "en"
KEYWORDS = {"t": None, "_t": None, "tn": (1, 2), "tc": ((1, "c"), 2)}
WIDTH = 110
# Parts of the content that a person reads; all others are the same in every language.
WORDS = frozenset(
    [
        "answer",
        "button",
        "done_title",
        "high",
        "hint",
        "hours",
        "lead",
        "low",
        "name",
        "note",
        "question",
        "starters",
        "steps",
        "text",
        "title",
        "why",
    ]
)
# What an entry of the content is known by.
KEYS = ("id", "week", "number")


def languages() -> list[str]:
    """The languages somebody has begun to translate."""
    return sorted(file.parts[-3] for file in TRANSLATIONS.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def po_file(language: str) -> Path:
    """Where a language's translations are."""
    return TRANSLATIONS / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def collected() -> Catalog:
    """Every message of the source."""
    catalog = Catalog(project=DOMAIN, charset="utf-8", fuzzy=False)
    source = HOME / "desktop" / "leeward"
    for name, _line, message, comments, context in extract_from_dir(source, keywords=KEYWORDS):
        catalog.add(message, None, [(f"desktop/leeward/{name}", 0)], auto_comments=comments, context=context)
    return catalog


def translated(language: str) -> Catalog:
    """What a language's translators wrote."""
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def untranslated(catalog: Catalog, template: Catalog) -> list[str]:
    """The messages of the source that a language does not say yet; one in doubt is not said."""
    return [
        message.id if isinstance(message.id, str) else message.id[0]
        for message in template
        if message.id and not _is_said(catalog, message.id, message.context)
    ]


def aligned(english: Any, own: Any) -> Any:
    """`own` words on what the English content is made of: entries it lacks stay out, and fall back."""
    if isinstance(english, dict):
        return {
            name: own.get(name, value) if name in WORDS else aligned(value, own.get(name, value))
            for name, value in english.items()
        }
    if _is_entries(english):
        known = {_key(entry): entry for entry in own}
        return [aligned(entry, known[_key(entry)]) for entry in english if _key(entry) in known]
    return english


def collect() -> None:
    """Bring the template, each language's messages and its content in line."""
    template = collected()
    TRANSLATIONS.mkdir(exist_ok=True)
    _write(template, TRANSLATIONS / f"{DOMAIN}.pot")
    for language in languages():
        catalog = translated(language)
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        # Whoever wants an old translation back finds it in the history.
        catalog.obsolete.clear()
        _write(catalog, po_file(language))
        for file in _contents(language):
            _align(file)


def compile_all() -> None:
    """Make what is read at run time of what translators wrote; the same input makes the same bytes."""
    for language in languages():
        with po_file(language).with_suffix(".mo").open("wb") as file:
            write_mo(file, translated(language))


def _is_said(catalog: Catalog, message: str | tuple[str, ...], context: str | None) -> bool:
    found = catalog.get(message if isinstance(message, str) else message[0], context)
    if found is None or found.fuzzy or found.id != message:
        return False
    return all(found.string) if isinstance(found.string, tuple) else bool(found.string)


def _is_entries(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(entry, dict) for entry in value)


def _key(entry: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(entry[name] for name in (*KEYS, "country", "kind") if name in entry)


def _contents(language: str) -> Iterator[Path]:
    """The content files that are made of entries; what the coach listens for is each language's own."""
    for file in sorted((CONTENT / SOURCE).glob("*.json")):
        own = CONTENT / language / file.name
        if own.exists() and _is_entries(json.loads(file.read_text(encoding="utf-8"))):
            yield own


def _align(file: Path) -> None:
    english = json.loads((CONTENT / SOURCE / file.name).read_text(encoding="utf-8"))
    before = json.loads(file.read_text(encoding="utf-8"))
    after = aligned(english, before)
    if after != before:
        file.write_text(json.dumps(after, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _write(catalog: Catalog, file: Path) -> None:
    with file.open("wb") as out:
        write_po(out, catalog, width=WIDTH, include_lineno=False, omit_header=False)


if __name__ == "__main__":
    {"collect": collect, "compile": compile_all}[sys.argv[1]]()
    if sys.argv[1] == "collect":
        compile_all()
