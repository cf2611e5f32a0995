"""Core values, errors and outcomes in the person's words, for both heads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leeward.core.errors import (
    DateProblem,
    LeewardError,
    NoDocumentError,
    Refusal,
    RefusedLinkError,
    UnknownCardError,
    WrongDateError,
)
from leeward.core.notices import Matter, Notice, Step
from leeward.core.proof import Finding
from leeward.core.records import Kind, Level, Shared, Situation
from leeward.core.reminders import Reminder
from leeward.core.shield import Outcome, Result
from leeward.document_words import notice_of_files, store_error_words
from leeward.guard_words import NO_AGENT, reason_words
from leeward.store.errors import StoreError

if TYPE_CHECKING:
    from leeward.core.links import Plan
    from leeward.texts import Texts

A_WEEK = 7


class NoticeWords(NamedTuple):
    """A notice as shown: its text, lines to copy, and the label of each step."""

    text: str
    lines: tuple[str, ...]
    steps: tuple[tuple[Step, str], ...]


def milestone_words(texts: Texts, reached: int) -> str:
    """A day reached; nothing is made of it."""
    if reached == A_WEEK:
        return texts.t("A week. Quieter for some, not yet for others.")
    return texts.t("Day {n}. Nothing has to be decided today.", n=reached)


def kind_words(texts: Texts, kind: Kind) -> str:
    """A kind of contact, as the person says it."""
    t = texts.t
    return {
        Kind.REACHED_OUT: t("I reached out"),
        Kind.LOOKED: t("I looked"),
        Kind.TOLD_BY_OTHERS: t("Someone told me"),
        Kind.THEIRS: t("They wrote"),
        Kind.BY_CHANCE: t("We met"),
        Kind.PLANNED: t("Something agreed"),
    }[kind]


def situation_words(texts: Texts, situation: Situation) -> str:
    """A situation, as the person says it."""
    t = texts.t
    return {
        Situation.DISTANCE: t("It ended and I need distance"),
        Situation.ARRANGEMENTS: t("We still have to arrange things"),
        Situation.CARE: t("I'm afraid of them, or feel watched"),
        Situation.RESPECT: t("They asked me to stop, or there is a court order"),
        Situation.UNSAID: t("Rather not say"),
    }[situation]


def shared_words(texts: Texts, shared: Shared) -> str:
    """An answer to whether anyone else can open this computer."""
    t = texts.t
    return {
        Shared.NO: t("No"),
        Shared.YES: t("Yes"),
        Shared.NOT_SURE: t("Not sure"),
        Shared.UNASKED: t("Not answered"),
    }[shared]


def country_words(texts: Texts, code: str) -> str:
    """The name of a country that has help lines, else its code."""
    t = texts.t
    names = {
        "AR": t("Argentina"),
        "AT": t("Austria"),
        "AU": t("Australia"),
        "BE": t("Belgium"),
        "CA": t("Canada"),
        "CH": t("Switzerland"),
        "CL": t("Chile"),
        "CO": t("Colombia"),
        "DE": t("Germany"),
        "ES": t("Spain"),
        "EU": t("European Union"),
        "FR": t("France"),
        "GB": t("United Kingdom"),
        "IE": t("Ireland"),
        "MX": t("Mexico"),
        "NZ": t("New Zealand"),
        "US": t("United States"),
    }
    return names.get(code, code)


def level_words(texts: Texts, level: Level) -> str:
    """How much of a site is closed."""
    t = texts.t
    return {
        Level.PERSON: t("only theirs"),
        Level.PAGE: t("only their page"),
        Level.SITE: t("all of it"),
    }[level]


def plan_title(texts: Texts, plan: Plan) -> str:
    """What a plan closes, without saying who: Instagram, or A page on Tumblr."""
    if plan.level is Level.SITE:
        return plan.title
    return texts.t("A page on {site}", site=plan.title)


def close_words(texts: Texts, plan: Plan) -> str:
    """What the button says that closes a plan."""
    if plan.level is Level.SITE:
        return texts.t("Close {site}", site=plan.title)
    return texts.t("Close their page on {site}", site=plan.title)


def managed_words(texts: Texts) -> str:
    """What browsers will say once a page rule stands, to be read before the first."""
    return texts.t(
        'Your browser will say "managed by your organization". Leeward causes that; if it said so before, '
        "ask who did. Links and typed addresses stop. Clicks inside the site still reach it."
    )


def finding_words(texts: Texts, finding: Finding) -> str:
    """What checking showed for one name."""
    t = texts.t
    return {
        Finding.CLOSED: t("closed"),
        Finding.NO_LINES: t("open"),
        Finding.OTHER_LINE: t("not covered: another line in the system file leads to it"),
        Finding.STILL_ANSWERS: t("not covered: this computer still finds it another way"),
    }[finding]


def refusal_words(texts: Texts, error: RefusedLinkError) -> str:
    """Why a link or name cannot be closed."""
    t = texts.t
    site = error.detail
    return {
        Refusal.EMPTY: t("Nothing was typed. Paste a link, or type a name like instagram.com."),
        Refusal.NOT_A_LINK: t("This doesn't look like a link. Something like instagram.com works."),
        Refusal.NO_HOST: t("This link names no site. Something like instagram.com works."),
        Refusal.ADDRESS: t("This is a number address. Only names like instagram.com can be closed."),
        Refusal.LOCAL: t("This name is only for this computer or home network, so it stays open."),
        Refusal.NEVER_BLOCK: t("{site} stays open. Other sites, sign-in or help depend on it.", site=site),
        Refusal.KEEP_OPEN: t("{site} stays open. You need it to block, leave or sign out.", site=site),
        Refusal.UNKNOWN_PLATFORM: t("Leeward doesn't know this site yet. Paste a link instead."),
        Refusal.NO_WEB: t("{site} lives only on the phone. Closing it here would do nothing.", site=site),
        Refusal.BAD_HANDLE: t("A name on {site} can't look like this. Please check it.", site=site),
        Refusal.NOTHING_TO_CLOSE: t("There is nothing on {site} that can be closed here yet.", site=site),
    }[error.refusal]


def date_words(texts: Texts, problem: DateProblem) -> str:
    """Why a date or length was not taken."""
    t = texts.t
    return {
        DateProblem.AHEAD: t("That time lies ahead. Pick now, or an earlier time."),
        DateProblem.TOO_LONG_AGO: t("That is over a hundred years back. Please check the year."),
        DateProblem.NO_DATE: t("This is no date Leeward can read. Write it like 2026-12-10."),
        DateProblem.NO_PERIOD: t("No period has been started yet. Say since when first."),
        DateProblem.NO_LENGTH: t("A period needs at least one day."),
        DateProblem.TOO_LONG: t("That is longer than Leeward can count. Leave the end open instead."),
        DateProblem.PAST_END: t("The end lies before the beginning. Please check both."),
    }[problem]


def error_words(texts: Texts, error: LeewardError) -> str:
    """What happened, what is safe, what to do next."""
    if isinstance(error, RefusedLinkError):
        return refusal_words(texts, error)
    if isinstance(error, WrongDateError):
        return date_words(texts, error.problem)
    if isinstance(error, StoreError):
        return store_error_words(texts, error)
    if isinstance(error, NoDocumentError):
        return texts.t("There is no document yet. Begin with: leeward init")
    if isinstance(error, UnknownCardError):
        return texts.t("No card has this name. All cards: leeward check")
    return texts.t("That did not work. Nothing was changed.")


def outcome_words(texts: Texts, outcome: Outcome) -> str:
    """How asking the guard went, and what to do next where it did not go."""
    t = texts.t
    told = reason_words(texts, outcome.reason)
    if outcome.result is Result.UNAVAILABLE and outcome.lines and not told:
        return t(
            "Leeward can't change the system file here. You can add these lines to /etc/hosts yourself. "
            "Leeward notices once they are there."
        )
    if told and (outcome.result in {Result.REFUSED, Result.FAILED} or outcome.reason == NO_AGENT):
        return t("Nothing was changed. {cause}", cause=told)
    if told and outcome.result is Result.UNAVAILABLE:
        return told
    return {
        Result.APPLIED: t("Done."),
        Result.UNCHANGED: t("It was so already."),
        Result.DISMISSED: t("You closed the password window, so nothing was changed. That's fine."),
        Result.NOT_ALLOWED: t(
            "This account may not do that here, so nothing was changed. "
            "An administrator can. Opening works for anyone."
        ),
        Result.REFUSED: t("Leeward's guard did not take that. Nothing was changed."),
        Result.FAILED: t("The system file could not be written. Nothing was changed."),
        Result.UNAVAILABLE: t("Leeward's guard is not set up on this computer yet."),
    }[outcome.result]


def reminder_words(texts: Texts, reminder: Reminder) -> tuple[str, str]:
    """A reminder as shown, and what it says where others may look."""
    t = texts.t
    return {
        Reminder.EVENING: (t("Two quiet minutes? How was today?"), t("Reminder")),
        Reminder.DATE_TOMORROW: (
            t("Tomorrow is a date you marked. Want a plan for it?"),
            t("Reminder for tomorrow"),
        ),
    }[reminder]


def notice_words(texts: Texts, notice: Notice) -> NoticeWords:
    """A notice with its lines and steps."""
    t = texts.t
    steps = {
        Step.RETRY: t("Try again"),
        Step.UNDO: t("Undo"),
        Step.SET_UP: t("Set up"),
        Step.LIFT: t("Open everything"),
        Step.SEAL: t("Choose a passphrase"),
        Step.LOCK_PASSPHRASE: t("Choose a passphrase"),
        Step.KEEP_OPEN: t("Keep it open"),
        Step.START_AGAIN: t("Start again"),
        Step.DISMISS: t("All right"),
    }
    cause = notice.cause
    lines: tuple[str, ...] = ()
    if isinstance(cause, Outcome):
        detail, lines = outcome_words(texts, cause), cause.lines
    else:
        detail = error_words(texts, cause) if isinstance(cause, LeewardError) else ""
    text = (
        notice_of_files(texts, notice.matter, cause)
        or {
            Matter.NOT_SAVED: t("Not saved yet. It is still here, in this window. {detail}", detail=detail),
            Matter.NOT_OPENED: detail,
            Matter.NOT_TAKEN_IN: t("One thing that waited was not taken in. {detail}", detail=detail),
            Matter.READ_ONLY: t(
                "A newer Leeward wrote your document. Here it can be read, but nothing new is kept. "
                "Update Leeward to write in it."
            )
            if detail
            else t("Your notes are open for reading only, so nothing was changed."),
            Matter.CHOOSE_PROTECTION: t(
                "This computer can't seal what you write with your login. A passphrase of yours can. "
                "Only you know it, and nobody can reset it. "
                "Or keep it open: anyone who uses this account can read it."
            ),
            Matter.SEALED_BY_LOGIN: t("What you write is sealed with your computer login."),
            Matter.SHIELD_OUTCOME: detail,
            Matter.LINES_MISSING: t("Something you closed is open again. {detail}", detail=detail),
            Matter.FIGHT: t(
                "Another program keeps taking out what you closed, so Leeward has stopped putting it back. "
                "A security or network program may be set to guard that file."
            ),
            Matter.HELD_BY_OTHERS: t(
                "Someone else who uses this computer closed it, too, so it stays closed. "
                "You may open everything here, theirs as well."
            ),
            Matter.NO_TRAY: t("This desktop shows no tray, so the window stays."),
            Matter.HIDDEN_NOT_LOCKED: t("It was hidden, not locked: the lock has no passphrase yet."),
            Matter.KEY_AWAITED: t(
                "Your computer login's key store is asking for something, perhaps behind this window. "
                "Your document opens once it has its answer."
            ),
            Matter.RENEWED: t(
                "A new version of Leeward is installed. It is there once Leeward starts again. "
                "What you are writing is kept."
            ),
        }[notice.matter]
    )
    return NoticeWords(text, lines, tuple((step, steps[step]) for step in notice.steps))
