"""Small broken flows, and what the inspection of flows says of each."""

from collections.abc import Sequence
from dataclasses import replace

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
    Node,
    Option,
    Report,
    Say,
)


def ask(name: str = "q", to: str = END, form: Form = Form.TEXT, prefill: str | None = None) -> Ask:
    return Ask(name, "Well?", again="Pardon?", to=to, skip=END, form=form, prefill=prefill)


def choose(name: str = "q", *options: Option, skip: str = END) -> Choose:
    return Choose(name, "Which?", again="Pardon?", options=options or (a(),), skip=skip)


def a(name: str = "a", label: str = "an answer", to: str = END) -> Option:
    return Option(name, label, to=to)


def flow(*nodes: Node, name: str = "f", most: int = 9) -> Flow:
    return Flow(name, start=nodes[0].name, nodes=nodes, most_questions=most)


ELEVEN = tuple(a(f"o{number}", f"option {number}") for number in range(11))
LOOP = Ask("open", "More?", again="Yes.", to="open", skip="open", loop=True)

BROKEN: list[tuple[str, Sequence[Flow], list[str]]] = [
    (
        "an exit to no node",
        [flow(choose("q", a(to="gone")))],
        ["f.q: a leads to gone, which is no node", "f.q: a leads to no way out"],
    ),
    (
        "a skip to no node",
        [flow(replace(ask(), skip="gone"))],
        ["f.q: skipped leads to gone, which is no node", "f.q: skipped leads to no way out"],
    ),
    ("a call of no flow", [flow(Call("c", "gone", to=END))], ["f.c: calls gone, which is no flow"]),
    (
        "a branch on no question",
        [flow(Branch("b", to=END, question="f.gone"))],
        ["f.b: goes by f.gone, which is no node"],
    ),
    (
        "a branch on a question and a fact",
        [flow(Branch("b", to=END, question="f.b", fact="attended"))],
        ["f.b: goes by a question or by a fact, by one of them"],
    ),
    (
        "a category that a choice cannot give",
        [flow(choose("q", a(to="b")), Branch("b", END, question="f.q", exits=(("z", END),)))],
        ["f.b: z is nothing that f.q can be"],
    ),
    (
        "a category that a number cannot give",
        [
            flow(
                ask(form=Form.NUMBER, to="b"),
                Branch("b", END, question="f.q", exits=(("sent", END), ("told", END))),
            )
        ],
        ["f.b: sent is nothing that f.q can be"],
    ),
    (
        "categories that several choices and files cannot give",
        [
            flow(
                ChooseMany("q", "Which?", "Pardon?", (a(),), to="p", skip="p"),
                ask("p", to="b", form=Form.FILES),
                Branch("b", to="c", question="f.q", exits=(("b", END), ("chosen", END))),
                Branch("c", to=END, question="f.p", exits=(("told", END), ("sent", END))),
            )
        ],
        ["f.b: b is nothing that f.q can be", "f.c: told is nothing that f.p can be"],
    ),
    (
        "a side that a fact does not have",
        [flow(Branch("b", to=END, fact="attended", exits=(("yes", END),)))],
        ["f.b: yes is nothing that attended can be"],
    ),
    (
        "words about nothing",
        [flow(Say("s", "Until {answer}.", to=END, about="f.gone"))],
        ["f.s: is about f.gone, which keeps no answer"],
    ),
    (
        "a case played back",
        [flow(replace(ask(to="s"), skip=END), Say("s", "{answer}", to=END, about="f.q"))],
        ["f.s: plays back what was written at f.q"],
    ),
    (
        "an answer that may be missing",
        [
            flow(
                replace(ask(form=Form.WHEN, to="s"), skip="s"),
                Say("s", "Until {answer}.", to=END, about="f.q"),
            )
        ],
        ["f.s: says {answer} where there may be none"],
    ),
    (
        "an answer of nothing",
        [flow(Say("s", "Until {answer}.", to=END))],
        ["f.s: says {answer} where there may be none"],
    ),
    (
        "a fact that may be unknown",
        [flow(Say("s", "Call {hotline}.", to=END))],
        ["f.s: says {hotline} where it may be unknown"],
    ),
    (
        "braces that cannot be read",
        [flow(Say("s", "Call {hotline", to=END))],
        ["f.s: says {} where it may be unknown"],
    ),
    (
        "a report of no words",
        [flow(choose("q", a(to="r")), Report("r", Does.REPLY_HERE, to=END, question="f.q"))],
        ["f.r: reports f.q, which asks for no words"],
    ),
    (
        "an answer along with no choice",
        [flow(ask("p", to="q"), ask("q", prefill="f.p"))],
        ["f.q: is answered along with f.p, which is no choice"],
    ),
    ("two flows of a name", [flow(ask()), flow(ask())], ["f: 2 flows have this name"]),
    (
        "two nodes of a name",
        [flow(ask("p", to="q"), ask("q"), ask("q"))],
        ["f.q: 2 nodes have this name"],
    ),
    (
        "a node named like the end",
        [flow(ask(), Say(END, "Bye.", to=END))],
        [
            "f.end: this name stands for leaving the flow",
            "f.end: goes round without a question: end",
        ],
    ),
    (
        "a start that is no node",
        [Flow("f", "gone", (ask(),), most_questions=1)],
        ["f: starts at gone, which is no node"],
    ),
    (
        "a question that is never left",
        [flow(choose("q", a(to="p"), skip="p"), replace(ask("p", to="q"), skip="q"))],
        [
            "f.q: a leads to no way out",
            "f.q: skipped leads to no way out",
            "f.p: told leads to no way out",
            "f.p: sent leads to no way out",
            "f.p: skipped leads to no way out",
        ],
    ),
    (
        "a node that nothing leads to",
        [flow(ask(), Say("s", "Hello.", to=END))],
        ["f.s: cannot be reached from the start"],
    ),
    (
        "words that never stop",
        [flow(Say("s", "Hello.", to="t"), Branch("t", to="s", fact="x", exits=(("known", END),)))],
        ["f.s: goes round without a question: s, t"],
    ),
    (
        "a flow that says and never stops",
        [
            flow(Call("c", "g", to="b"), Branch("b", "c", fact="x", exits=(("known", END),))),
            flow(Say("s", "Hello.", to=END), name="g"),
        ],
        ["f.c: goes round without a question: c, b"],
    ),
    (
        "flows that call each other",
        [flow(Call("c", "g", to=END)), flow(Call("c", "f", to=END), name="g")],
        [
            "f: calls itself, at once or through others",
            "g: calls itself, at once or through others",
        ],
    ),
    (
        "too many questions",
        [
            flow(
                ask("p", to="q"),
                choose("q", a(to="p"), a("b", "another", to="r")),
                ask("r"),
                most=2,
            )
        ],
        ["f: can ask 3 questions, and may ask 2"],
    ),
    (
        "too many questions, those of a called flow among them",
        [
            flow(ask("p", to="c"), Call("c", "g", to=END), most=2),
            flow(ask("p", to="q"), ask("q"), name="g", most=2),
        ],
        ["f: can ask 3 questions, and may ask 2"],
    ),
    (
        "an option that takes the way of LEWATI",
        [flow(choose("q", a("skipped", "skip", to="s")), Say("s", "Skipped.", to=END))],
        ["f.q: the machine takes skipped to s, not to end"],
    ),
    (
        "no options",
        [flow(Choose("q", "Which?", again="Pardon?", options=(), skip=END))],
        ["f.q: has no options"],
    ),
    (
        "too many options",
        [flow(ChooseMany("q", "Which?", "Pardon?", ELEVEN, to=END, skip=END))],
        ["f.q: has 11 options; 10 are the most"],
    ),
    (
        "two options of a name",
        [flow(choose("q", a(), a(label="another")))],
        ["f.q: 2 options have the name a"],
    ),
    (
        "an option without a label",
        [flow(choose("q", a(label=" ")))],
        ["f.q: option 'a' has no name or no label"],
    ),
    (
        "a label that no button can show",
        [flow(choose("q", a(label="x" * 41)))],
        [f"f.q: label {'x' * 41!r} is longer than 40"],
    ),
    (
        "two ways of yes",
        [flow(choose("q", replace(a(), yes=True), replace(a("b", "another"), yes=True)))],
        ["f.q: several options mean yes, or several mean no"],
    ),
]
