"""The window's language: which one, where its texts come from, and how it is switched.

Widgets take their texts from ``tr`` and ``translate`` where they are made, and need no second place
for a change of language: the translator notes what it was asked for, and on a change every text
that stands in a property of a widget or an action and is one of those is put into the new language.
What a widget composes or paints (figures in sentences) it says anew itself, on
`QEvent.LanguageChange`, which Qt sends to every widget after that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.export.speech import ENGLISH as ENGLISH_SPEECH
from app.export.speech import Speech
from app.paths import resources
from app.ui.sentences import called, spoken

ENGLISH = "en"
CHINESE = "zh_CN"
LANGUAGES: Mapping[str, str] = {ENGLISH: "English", CHINESE: "简体中文"}
"""What each language calls itself, by its code. The texts in the code are English."""


def of_system() -> str:
    """Return the code of the language that the system speaks, as far as it is one of ours."""
    for name in QLocale.system().uiLanguages():
        locale = QLocale(name)
        if locale.language() is QLocale.Language.Chinese:
            simplified = locale.script() is QLocale.Script.SimplifiedHanScript
            return CHINESE if simplified else ENGLISH
        if locale.language() is QLocale.Language.English:
            return ENGLISH
    return ENGLISH


def code_of(setting: str) -> str:
    """Return the code of the language that a setting asks for; "" or nonsense is the system's."""
    return setting if setting in LANGUAGES else of_system()


class Translator(QTranslator):
    """Answers every request for a text, and remembers which there were.

    Args:
        catalogues: asked one after the other; none of them leaves the texts as they are.
    """

    def __init__(self, catalogues: Iterable[QTranslator] = ()) -> None:
        super().__init__()
        self._catalogues = tuple(catalogues)
        self.asked: set[tuple[str, str]] = set()

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        self.asked.add((context, source))
        for catalogue in self._catalogues:
            if text := catalogue.translate(context, source, disambiguation, n):
                return text
        return None  # Qt takes the source

    def isEmpty(self) -> bool:
        return False


class _Spoken:
    """The translator in force; set by `speak`."""

    translator: Translator | None = None


def catalogues(code: str) -> list[QTranslator]:
    """Load the texts of a language: ours, and those of Qt's own dialogs."""
    ours, qt = QTranslator(), QTranslator()
    found = [ours] if ours.load(f"lightbox_{code}", str(resources() / "translations")) else []
    own = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return [*found, qt] if qt.load(f"qtbase_{code}", own) else found


def speech(code: str) -> Speech:
    """Return what writes in a language, whatever the window speaks; on any thread.

    Args:
        code: of `LANGUAGES`.
    """
    if code == ENGLISH:
        return ENGLISH_SPEECH
    asked = catalogues(code)[:1]

    def say(context: str, text: str) -> str:
        found = (catalogue.translate(context, text) for catalogue in asked)
        return next(filter(None, found), text)

    return Speech(code.replace("_", "-"), say, partial(spoken, tr=say), partial(called, tr=say))


def speak(app: QApplication, setting: str) -> None:
    """Use a language from now on, also for everything that stands already.

    Args:
        app: with its windows.
        setting: a code of `LANGUAGES`; "" for the system's.
    """
    code = code_of(setting)
    QLocale.setDefault(QLocale(code))
    switch(app, Translator(() if code == ENGLISH else catalogues(code)))


def switch(app: QApplication, translator: Translator) -> None:
    """Let another translator answer, and put what stands into its words."""
    before, _Spoken.translator = _Spoken.translator, translator
    if before is None:
        app.installTranslator(translator)
        return
    from app.ui.relabelling import Change, relabel

    change = Change()
    for context, source in tuple(before.asked):
        was, now = before.translate(context, source), translator.translate(context, source)
        if was or now:  # Qt asks for each class that a widget is of, and most know nothing
            change.note(context, was or source, now or source)
    relabel(app.topLevelWidgets(), change)
    app.installTranslator(translator)
    app.removeTranslator(before)
