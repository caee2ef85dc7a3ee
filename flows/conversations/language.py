"""Choosing a language."""

from flows.engine.model import END, Ask, Choose, Does, Flow, Option, Report
from flows.texts import _

LANGUAGE = Flow(
    name="language",
    start="language",
    nodes=(
        Choose(
            "language",
            _("Which language?"),
            again=_("I did not understand that, sorry. Which language?"),
            options=(
                Option("id", _("Bahasa Indonesia"), to="choose_id", aliases=("indonesia",)),
                Option("en", _("English"), to="choose_en", aliases=("inggris",)),
                Option(
                    "other",
                    _("another language"),
                    to="other",
                    aliases=("lain", "banjar", "jawa", "bugis", "madura", "isyarat", "other"),
                ),
            ),
            skip=END,
        ),
        Ask(
            "other",
            _(
                "Which language? Voice notes may be in any language; people listen to them. I "
                "pass the wish on."
            ),
            again=_("The name of the language is enough. SKIP passes over it."),
            to=END,
            skip=END,
        ),
        Report("choose_id", Does.LOCALE_ID, to=END),
        Report("choose_en", Does.LOCALE_EN, to=END),
    ),
    most_questions=2,
)
