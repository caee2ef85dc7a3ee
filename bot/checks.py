"""`flows check`: what must hold of flows and texts before anybody talks to them."""

from bot.i18n import LOCALES, SOURCE, catalog
from flows.conversations import FLOWS
from flows.engine.inspect import Problem, inspect_flows
from flows.questions import inspect_pressables, pressables
from flows.reviewing import inspect_texts
from flows.templates import TEMPLATES, inspect_templates


def problems() -> list[str]:
    """Everything that is wrong, a line each; empty when all is well."""
    found: list[Problem] = [*inspect_flows(FLOWS)]
    for locale in LOCALES:
        texts = catalog(locale)
        found.extend(inspect_texts(FLOWS, texts, locale=locale, source=locale == SOURCE))
        found.extend(inspect_pressables(pressables(FLOWS, texts, locale), texts, locale))
        found.extend(inspect_templates(TEMPLATES, texts, locale))
    return [str(problem) for problem in found]
