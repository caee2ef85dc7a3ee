"""Choosing a language."""

from flows.engine.model import END, Choose, Does, Flow, Option, Report
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
            ),
            skip=END,
        ),
        Report("choose_id", Does.LOCALE_ID, to=END),
        Report("choose_en", Does.LOCALE_EN, to=END),
    ),
    most_questions=1,
)
