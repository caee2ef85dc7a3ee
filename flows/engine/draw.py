"""A flow as a Mermaid state diagram: what is said and asked, and where each answer leads."""

from typing import Final, assert_never

from flows.engine.model import (
    END,
    Ask,
    Branch,
    Call,
    Choose,
    ChooseMany,
    Flow,
    Lookup,
    Node,
    Report,
    Say,
    exits,
)

SHORT: Final = 48
_CLASSES: Final = (
    ("question", (Choose, ChooseMany, Ask), "fill:#fff3cd,stroke:#a67c00,color:#222"),
    ("say", (Say,), "fill:#e8f1fb,stroke:#34699a,color:#222"),
    ("inner", (Branch, Call, Lookup, Report), "fill:#f2f2f2,stroke:#888,color:#222"),
)
_PLAIN: Final = str.maketrans({":": ",", ";": ",", "#": "", '"': "'", "\n": " ", "<": "", ">": ""})
"""What would end a description or begin a comment in Mermaid's grammar."""


def mermaid(flow: Flow) -> str:
    """The diagram: yellow asks, blue says, grey decides or makes something known."""
    lines = ["stateDiagram-v2", f"    [*] --> {flow.start}"]
    lines += [f'    state "{_describe(node)}" as {node.name}' for node in flow.nodes]
    for node in flow.nodes:
        for target, label in _edges(node).items():
            end = "[*]" if target == END else target
            lines.append(f"    {node.name} --> {end}" + (f": {label}" if label else ""))
    for name, kinds, style in _CLASSES:
        of_kind = [node.name for node in flow.nodes if isinstance(node, kinds)]
        if of_kind:
            lines += [f"    classDef {name} {style}", f"    class {','.join(of_kind)} {name}"]
    return "\n".join(lines) + "\n"


def _describe(node: Node) -> str:
    match node:
        case Say() | Choose() | ChooseMany() | Ask():
            return f"{node.name}<br/>{_short(node.text)}"
        case Branch():
            return f"{node.name}<br/>by {node.question or node.fact or node.holds}"
        case Call():
            return f"{node.name}<br/>runs {node.flow}"
        case Lookup():
            return f"{node.name}<br/>looks up {node.what}"
        case Report():
            return f"{node.name}<br/>makes known {node.does}"
        case _:
            assert_never(node)


def _edges(node: Node) -> dict[str, str]:
    """Where a node leads, with the answers that lead there."""
    labels: dict[str, list[str]] = {}
    for trigger, target in exits(node):
        labels.setdefault(target, []).append(_short(_label(node, trigger)))
    return {
        target: " / ".join(part for part in dict.fromkeys(parts) if part)
        for target, parts in labels.items()
    }


def _label(node: Node, trigger: str) -> str:
    match node:
        case Branch():
            return trigger
        case Choose() | ChooseMany() | Ask() if trigger == "skipped":
            return "LEWATI"
        case Choose():
            named = (option.label for option in node.options if option.name == trigger)
            return next(named, "a voice note")
        case ChooseMany() | Ask():
            return "answer"
        case _:
            return ""


def _short(text: str) -> str:
    plain = " ".join(text.translate(_PLAIN).split())
    return plain if len(plain) <= SHORT else f"{plain[: SHORT - 1].rstrip()}…"
