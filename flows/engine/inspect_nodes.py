"""What must hold of a single node: its exits, its way out, its options, what its words name."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from string import Formatter
from typing import Final

from flows.engine.graph import is_open, is_question, reached, ways
from flows.engine.model import (
    END,
    Ask,
    Branch,
    Call,
    Choose,
    ChooseMany,
    Does,
    Flow,
    Form,
    Lookup,
    Node,
    Option,
    Report,
    Say,
    exits,
)

MOST_OPTIONS: Final = 10
LONGEST_LABEL: Final = 40
PLAYED_BACK: Final = frozenset({Form.WHEN, Form.HOUR, Form.NUMBER})
ALWAYS_KNOWN: Final = frozenset({"time", "cover"})

Flows = Mapping[str, Flow]
NodeRule = Callable[[Node, Flow, Flows], Iterator[str]]


def options_of(node: Node) -> tuple[Option, ...]:
    """The options of a choice; none for any other node."""
    return node.options if isinstance(node, Choose | ChooseMany) else ()


def placeholders(text: str) -> frozenset[str]:
    """The names in braces of a text; a text that cannot be read has the name ``."""
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return frozenset({""})


def resolve(key: str, book: Flows) -> Node | None:
    """The node that a result's name stands for: "flow.node"."""
    flow, _, node = key.partition(".")
    return book[flow].by_name.get(node) if flow in book else None


def _exits(node: Node, flow: Flow, book: Flows) -> Iterator[str]:
    for trigger, target in exits(node):
        if target != END and target not in flow.by_name:
            yield f"{trigger} leads to {target}, which is no node"
    if isinstance(node, Call) and node.flow not in book:
        yield f"calls {node.flow}, which is no flow"


def _way_out(node: Node, flow: Flow, _book: Flows) -> Iterator[str]:
    if not is_question(node) or is_open(node):
        return
    for trigger, target in exits(node):
        there = reached(flow, target)
        if END not in there and not any(is_open(flow.by_name.get(name)) for name in there):
            yield f"{trigger} leads to no way out"


def _branch(node: Node, _flow: Flow, book: Flows) -> Iterator[str]:
    if not isinstance(node, Branch):
        return
    if sum(by is not None for by in (node.question, node.fact, node.holds)) != 1:
        yield "goes by a question or by a fact, by one of them"
        return
    if node.holds and not isinstance(resolve(node.holds, book), Ask):
        yield f"goes by what {node.holds} holds, which asks for no words"
    about = resolve(node.question, book) if node.question else None
    given = categories(about) if node.question else {"known", "unknown"}
    if node.question and about is None:
        yield f"goes by {node.question}, which is no node"
        return
    for name, _ in node.exits:
        if name not in given:
            yield f"{name} is nothing that {node.question or node.fact or node.holds} can be"


def categories(node: Node | None) -> set[str]:
    """The names that a node's result can have."""
    match node:
        case Choose():
            return {trigger for trigger, _ in exits(node)}
        case ChooseMany():
            return {"chosen", "skipped", *(option.name for option in node.options)}
        case Ask(form=Form.TEXT | Form.PLACE | Form.HOUR):
            return {"told", "sent", "skipped"}
        case Ask(form=Form.FILES):
            return {"sent", "skipped"}
        case Ask(form=Form.WORD):
            return {"right", "wrong", "skipped"}
        case Ask():
            return {"told", "skipped"}
        case Lookup():
            return {"found", "missing"}
        case _:
            return set()


def _results(node: Node, _flow: Flow, book: Flows) -> Iterator[str]:
    """Stored results that a node uses must exist, and must be of a kind that it can use."""
    match node:
        case Say(about=str(key)):
            about = resolve(key, book)
            if not categories(about):
                yield f"is about {key}, which keeps no answer"
            elif not isinstance(about, Lookup) and _form(about) not in PLAYED_BACK:
                yield f"plays back what was written at {key}"
        case Report(does=Does.CONSENTS, question=key):
            if not isinstance(resolve(key or "", book), ChooseMany):
                yield f"reports consents of {key}, which is no choice of several"
        case Report():
            for key in filter(None, (node.question, node.also)):
                if not isinstance(resolve(key, book), Ask):
                    yield f"reports {key}, which asks for no words"
        case Ask(prefill=str(key)) if not isinstance(resolve(key, book), Choose):
            yield f"is answered along with {key}, which is no choice"


def _form(node: Node | None) -> Form | None:
    return node.form if isinstance(node, Ask) else None


def _options(node: Node, _flow: Flow, _book: Flows) -> Iterator[str]:
    options = options_of(node)
    if isinstance(node, Choose | ChooseMany) and not options:
        yield "has no options"
    if len(options) > MOST_OPTIONS:
        yield f"has {len(options)} options; {MOST_OPTIONS} are the most"
    for name, count in Counter(option.name for option in options).items():
        if count > 1:
            yield f"{count} options have the name {name}"
    for option in options:
        if not option.name.strip() or not option.label.strip():
            yield f"option {option.name or option.label!r} has no name or no label"
        if len(option.label) > LONGEST_LABEL:
            yield f"label {option.label!r} is longer than {LONGEST_LABEL}"
    if sum(option.yes for option in options) > 1 or sum(option.no for option in options) > 1:
        yield "several options mean yes, or several mean no"


def _words(node: Node, flow: Flow, _book: Flows) -> Iterator[str]:
    """What a text names in braces must be known wherever the text is said."""
    texts = [option.label for option in options_of(node)]
    if isinstance(node, Say | Choose | ChooseMany | Ask):
        texts.append(node.text)
    if isinstance(node, Choose | ChooseMany | Ask):
        texts.append(node.again)
    named = frozenset[str]().union(*map(placeholders, texts)) - ALWAYS_KNOWN
    for name in sorted(named):
        if name == "answer" and isinstance(node, Say):
            if node.about is None or node.name in _unanswered(flow, node.about):
                yield "says {answer} where there may be none"
        elif not name.isidentifier() or node.name in reached(flow, flow.start, facts={name: False}):
            yield f"says {{{name}}} where it may be unknown"


def _unanswered(flow: Flow, about: str) -> set[str]:
    """What can be reached while the node of this flow that `about` names gave no answer."""
    name = about.removeprefix(f"{flow.name}.")
    node = flow.by_name.get(name)
    if node is None:
        return set()
    answers = {(name, trigger) for trigger, _ in ways(node) if trigger != "skipped"}
    held = {(one.name, "known") for one in flow.nodes if _goes_by(one, about)}
    return reached(flow, flow.start, blocked=answers | held)


def _goes_by(node: Node, about: str) -> bool:
    return isinstance(node, Branch) and node.holds == about


NODE_RULES: Final[tuple[NodeRule, ...]] = (
    _exits,
    _way_out,
    _branch,
    _results,
    _options,
    _words,
)
