"""They wrote: it can rest, be seen to, or be answered slowly; and on two paths it is not answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from builders import contact, local, new_id, page, period, target
from gui.hands import buttons, press, settle, words, write
from gui.simulated import Simulation
from leeward.core.companion import Arrangement, Channel, Page, PageKind, Person, Subject
from leeward.core.period import quiet_days
from leeward.core.records import Kind, Reply, Shared, Situation
from leeward.core.state import Profile, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

MAYA = Person(version="m", record="m", saved=local(), name="Maya", reach="0151 000 111")
BEGUN = State(
    periods=(period(),),
    targets=(target(),),
    pages=(page("I want my evenings back."),),
    people=(MAYA,),
    profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO),
)
REPLIES = {"No reply", "A short “not now”", "Only the practical part", "I want to talk"}


def field(window: Window) -> QPlainTextEdit:
    """The draft."""
    settle()
    return next(f for f in window.findChildren(QPlainTextEdit) if f.isVisible())


def test_let_it_rest_is_two_taps_and_nothing_reminds(opened: Opened) -> None:
    """It is kept as theirs, rests, takes nothing, and Today says nothing of it (rows 30, 82, 132)."""
    simulation = Simulation(BEGUN)
    before = quiet_days(BEGUN, simulation.clock())
    window = opened(simulation, "today")
    assert press(window, "They wrote", "Let it rest till tomorrow") == 2
    (kept,) = simulation.session.state.contacts
    assert (kept.kind, kept.not_before) == (Kind.THEIRS, local("2026-11-22 09:00"))
    press(window, "Till tonight", "Done")
    assert simulation.session.state.contacts[0].not_before == local("2026-11-21 20:00")
    simulation.clock.go(days=1)
    simulation.session.tick()
    assert quiet_days(simulation.session.state, simulation.clock()) == before + 1
    assert not simulation.session.notices
    assert not [name for name in buttons(window) if "rest" in name.lower()]


def test_while_it_rests_the_calm_way_is_the_large_one(opened: Opened) -> None:
    """Opened again before its time, it says till when, and letting it rest comes first (rows 81, 82, 132)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "they-wrote")
    press(window, "Let it rest till tomorrow", "Done", "They wrote")
    assert "You wanted to let it rest till 22 November, 09:00." in words(window)
    assert buttons(window)["Let it rest"].property("look") == "primary"
    press(window, "Let it rest")
    assert len(simulation.session.state.contacts) == 1
    simulation.clock.go(days=1)
    press(window, "They wrote")
    assert "They got in touch." in words(window)


def test_two_sentences_are_kept_with_it(opened: Opened) -> None:
    """What do they want, what do I hope for: kept as a page about it, if one likes (rows 32, 128, 131)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "they-wrote")
    press(window, "Let it rest till tomorrow")
    write(window, "What do they want?", "Their jacket.")
    press(window, "Done")
    kept = simulation.session.state.pages[-1]
    assert (kept.prompt, kept.about) == ("they-wrote", simulation.session.state.contacts[0].record)
    assert [answer.text for answer in kept.answers] == ["Their jacket."]


def test_undone_it_never_came(opened: Opened) -> None:
    """One press takes it back."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "they-wrote")
    press(window, "Let it rest till tomorrow", "Undo")
    assert not simulation.session.state.contacts
    assert "They got in touch." in words(window)


def test_the_question_about_it_opens_it(opened: Opened) -> None:
    """What people ask ends here, rather than in a text (row 153)."""
    simulation = Simulation(BEGUN)
    asked = next(each for each in simulation.session.content.asked if 153 in each.rows)
    window = opened(simulation, asked.leads_to)
    press(window, "Let it rest till tomorrow")
    assert simulation.session.state.contacts[0].kind is Kind.THEIRS


def test_danger_leads_to_help_at_once(opened: Opened) -> None:
    """Nothing is asked before."""
    window = opened(Simulation(BEGUN), "they-wrote")
    press(window, "Someone is in danger")
    assert window.place == "help"


def test_answering_begins_with_oneself(opened: Opened) -> None:
    """How am I, why did I want this, how did it go, who is there (rows 46, 128, 131, 134)."""
    past = msgspec.structs.replace(contact("2026-11-12 22:10"), mood=3, mood_after=1)
    simulation = Simulation(msgspec.structs.replace(BEGUN, contacts=(past,)))
    window = opened(simulation, "they-wrote")
    press(window, "Answer now")
    seen = words(window)
    assert "I want my evenings back." in seen
    assert "Before: so-so. An hour after: very low." in seen
    assert "Maya · 0151 000 111" in seen
    press(window, "Low")
    assert "It can still rest." in words(window)
    theirs = next(c for c in simulation.session.state.contacts if c.kind is Kind.THEIRS)
    assert theirs.mood == 2
    press(window, "Let it rest till tomorrow")
    assert len(simulation.session.state.contacts) == 2


def test_four_choices_are_equal(opened: Opened) -> None:
    """As wide as each other, none marked, and no reply is kept as kept (rows 130, 135)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "they-wrote")
    press(window, "Answer now", "Go on")
    here = buttons(window)
    assert len({here[name].width() for name in REPLIES}) == 1
    press(window, "No reply")
    assert simulation.session.state.contacts[0].reply is Reply.NO_REPLY
    assert "No reply. Put down, and kept." in words(window)


def test_a_short_not_now_is_copied_and_stays_here(opened: Opened) -> None:
    """A card to begin from; the draft is kept as a letter; Leeward sends nothing (rows 129, 132, 133)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "they-wrote")
    press(window, "Answer now", "Go on", "A short “not now”", "Not now")
    assert "won't reply further" in field(window).toPlainText()
    press(window, "Copy")
    assert QGuiApplication.clipboard().text() == field(window).toPlainText()
    field(window).setPlainText("Not now, please.")
    press(window, "Done")
    drafts = [p for p in simulation.session.state.pages if p.kind is PageKind.LETTER]
    assert [(p.text, p.about) for p in drafts] == [
        ("Not now, please.", simulation.session.state.contacts[0].record)
    ]
    assert simulation.session.state.contacts[0].reply is Reply.NOT_NOW


def test_ones_own_line_stands_beside_the_answer(opened: Opened) -> None:
    """The boundary in the person's own words can be added (rows 16, 40, 64, 133)."""
    made = new_id()
    own = Page(
        version=made,
        record=made,
        saved=local(),
        kind=PageKind.LINE,
        prompt="boundaries",
        text="I don't talk at night.",
    )
    window = opened(Simulation(msgspec.structs.replace(BEGUN, pages=(own,))), "they-wrote")
    press(window, "Answer now", "Go on", "A short “not now”", "Add it")
    assert field(window).toPlainText() == "I don't talk at night."
    assert "Whoever asks for quiet keeps it, too." in words(window)


def test_the_childrens_matters_are_seen_to_and_never_count(opened: Opened) -> None:
    """Kept as planned with what was agreed; the coach reads along (rows 136, 137, 139)."""
    children = Arrangement(
        version="a", record="a", saved=local(), subject=Subject.CHILDREN, channel=Channel.MESSAGES
    )
    simulation = Simulation(msgspec.structs.replace(BEGUN, arrangements=(children,)))
    before = quiet_days(BEGUN, simulation.clock())
    window = opened(simulation, "they-wrote")
    press(window, "The children")
    (kept,) = simulation.session.state.contacts
    assert (kept.kind, kept.arrangement) == (Kind.PLANNED, "a")
    field(window).setPlainText("You never come on time. Let me know.")
    assert "Civil: leave out what they did or didn't do." in words(window)
    assert "Firm: say what will be, and close." in words(window)
    press(window, "The children")
    assert "Civil" not in words(window).replace("factual, civil", "")
    simulation.clock.go(days=1)
    assert quiet_days(simulation.session.state, simulation.clock()) == before + 1


def test_something_agreed_may_be_one_of_several(opened: Opened) -> None:
    """Which one is one tap."""
    kept = {"saved": local(), "channel": Channel.EMAIL}
    several = tuple(
        Arrangement(version=str(n), record=str(n), subject=subject, **kept)
        for n, subject in enumerate((Subject.WORK, Subject.HOME))
    )
    simulation = Simulation(msgspec.structs.replace(BEGUN, arrangements=several))
    window = opened(simulation, "they-wrote")
    press(window, "Something agreed", "Home and money · E-mail")
    assert simulation.session.state.contacts[0].arrangement == "1"


def test_in_fear_nobody_has_to_answer(opened: Opened) -> None:
    """Keep it, note it in the record, find help: no reply, no count, nothing else kept (row 140)."""
    care = Profile(welcomed=True, situation=Situation.CARE, shared=Shared.NO)
    simulation = Simulation(msgspec.structs.replace(BEGUN, profile=care))
    window = opened(simulation, "they-wrote")
    assert "You don't have to answer." in words(window)
    assert "Answer now" not in buttons(window)
    press(window, "Note it in the record")
    assert window.place == "incidents"
    assert not simulation.session.state.contacts


def test_asked_to_stop_nothing_leads_to_an_answer(opened: Opened) -> None:
    """No reply card, no *I want to talk*, no field; leaving it is kept (rows 17, 130)."""
    respect = Profile(welcomed=True, situation=Situation.RESPECT, shared=Shared.NO)
    simulation = Simulation(msgspec.structs.replace(BEGUN, profile=respect))
    window = opened(simulation, "today")
    press(window, "They wrote")
    assert "ask your lawyer" in words(window)
    assert REPLIES.isdisjoint(buttons(window))
    fields = [*window.findChildren(QLineEdit), *window.findChildren(QPlainTextEdit)]
    assert not [field for field in fields if field.isVisible()]
    press(window, "Leave it")
    assert simulation.session.state.contacts[0].reply is Reply.NO_REPLY
    assert REPLIES.isdisjoint(buttons(window))


@pytest.mark.parametrize(
    "steps", [(), ("Let it rest till tomorrow",), ("Answer now",), ("Answer now", "Go on")]
)
def test_at_most_two_prominent_buttons(opened: Opened, steps: tuple[str, ...]) -> None:
    """On each step one idea, and the calm choice is the prominent one."""
    window = opened(Simulation(BEGUN), "they-wrote")
    press(window, *steps)
    rail = {"Hard moment"}
    looks = [b.property("look") for name, b in buttons(window).items() if name not in rail]
    assert sum(look in {"primary", "soft"} for look in looks) <= 2
