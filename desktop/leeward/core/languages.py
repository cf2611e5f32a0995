"""The languages Leeward speaks: which one a person wants, and which can be offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from leeward.core.helplines import HelpKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from leeward.core.helplines import HelpLine

ENGLISH = "en"
# Those of a computer that was told no language at all.
NO_LANGUAGE = frozenset({"C", "POSIX"})
# Whoever needs somebody to talk to needs both.
NEEDED = frozenset({HelpKind.CRISIS, HelpKind.ABUSE})


class Language(Struct, frozen=True, kw_only=True):
    """A language by its two-letter `code` and its own `name`, and the `countries` where it is spoken most.

    `complete` says that every text is translated; a test holds it to that.
    """

    code: str
    name: str
    countries: tuple[str, ...]
    complete: bool = False


def without_help(language: Language, lines: Iterable[HelpLine]) -> tuple[str, ...]:
    """Its countries for which no crisis line, or none about abuse, is known."""
    known = {(line.country, line.kind) for line in lines}
    return tuple(
        country for country in language.countries if any((country, kind) not in known for kind in NEEDED)
    )


def is_offered(language: Language, lines: Iterable[HelpLine]) -> bool:
    """Whether it is more than a preview: complete, and with help lines for each of its countries."""
    return language.complete and not without_help(language, lines)


def wanted_by(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The languages a process is asked to speak, best first, by gettext's own rule."""
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, names), "")
    if _bare(locale) in NO_LANGUAGE:
        return ()
    return tuple(filter(None, environment.get("LANGUAGE", "").split(":"))) or ((locale,) if locale else ())


def best(wanted: Iterable[str], known: Iterable[str]) -> str:
    """The first of the `wanted` locales whose language is `known`, else English."""
    codes = set(known)
    found = (_bare(locale).replace("-", "_").partition("_")[0].lower() for locale in wanted)
    return next((code for code in found if code in codes), ENGLISH)


def _bare(locale: str) -> str:
    """A locale's name without its encoding and variant: de_AT of de_AT.UTF-8@euro."""
    return locale.partition(".")[0].partition("@")[0]
