"""The Bot API description: which methods, parameters and types there are, and what fits them."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.standins.telegram.builtin import builtin_description
from tests.standins.telegram.common import Json, Upload

_WHOLE = re.compile(r"-?\d+")
_DECIMAL = re.compile(r"-?\d+(\.\d+)?")
_TRUTH = {"true": True, "1": True, "false": False, "0": False}
_PLAIN = {"Integer", "Float", "Boolean", "String", "InputFile"}
_ARRAY = "Array of "


def load_description(path: Path | None) -> "Description":
    """Read the description from a file, or take the built-in one for the modelled methods."""
    if path is None:
        return Description(builtin_description(), complete=False)
    return Description(json.loads(path.read_text(encoding="utf-8")), complete=True)


class Description:
    """Checks calls and objects against the methods and types of the Bot API."""

    def __init__(self, raw: Json, *, complete: bool) -> None:
        self.raw = raw
        self.complete = complete
        self.types: dict[str, Json] = raw["types"]
        self.methods: dict[str, Json] = raw["methods"]
        self._names = {name.lower(): name for name in self.methods}

    def method_name(self, given: str) -> str | None:
        """Return the method's proper name; Telegram ignores case."""
        return self._names.get(given.lower())

    def update_kinds(self) -> list[str]:
        """Return the kinds of update, in the description's order."""
        fields = self.types["Update"]["fields"]
        return [field["name"] for field in fields if field["name"] != "update_id"]

    def check_call(
        self, method: str, given: Mapping[str, Any], files: Mapping[str, Upload]
    ) -> tuple[Json, list[str]]:
        """Return the parameters with their right types, and every problem with them."""
        fields = {field["name"]: field for field in self.methods[method].get("fields", [])}
        values: Json = {}
        problems = [f"unknown parameter {name}" for name in given if name not in fields]
        problems += _stray_files(fields, given, files)
        for name, field in fields.items():
            if name in files:
                values[name] = files[name]
                if "InputFile" not in field["types"]:
                    problems.append(f"{name} cannot be a file")
            elif name in given:
                values[name] = decode(field["types"], given[name])
                problems += self.problems(field["types"], values[name], name)
            elif field["required"]:
                problems.append(f"missing required parameter {name}")
        return values, problems

    def check_object(self, kind: str, value: object) -> list[str]:
        """Return every way in which a value is no object of that type."""
        return self.problems([kind], value, kind)

    def check_result(self, method: str, result: object) -> list[str]:
        """Return what is wrong with an answer of the stand-in itself."""
        returns = self.methods[method].get("returns")
        return self.problems(returns, result, method) if returns else []

    def problems(self, kinds: Iterable[str], value: object, where: str) -> list[str]:
        """Return the problems with the best fitting of these types."""
        tries = [self._problems_of_one(kind, value, where) for kind in kinds]
        return min(tries, key=len)

    def _problems_of_one(self, kind: str, value: object, where: str) -> list[str]:
        if kind.startswith(_ARRAY):
            return self._problems_of_array(kind.removeprefix(_ARRAY), value, where)
        if kind in _PLAIN:
            return [] if _is_plain(kind, value) else [f"{where} is no {kind}: {value!r:.60}"]
        described = self.types.get(kind)
        if described is not None and described.get("subtypes"):
            return self.problems(described["subtypes"], value, where)
        if not isinstance(value, dict):
            return [f"{where} is no {kind}: {value!r:.60}"] * 100
        if described is None:
            return []
        return self._problems_of_object(kind, value, where)

    def _problems_of_array(self, kind: str, value: object, where: str) -> list[str]:
        if not isinstance(value, list):
            return [f"{where} is no array: {value!r:.60}"]
        return [
            problem
            for place, item in enumerate(value)
            for problem in self.problems([kind], item, f"{where}[{place}]")
        ]

    def _problems_of_object(self, kind: str, value: Json, where: str) -> list[str]:
        fields = {field["name"]: field for field in self.types[kind].get("fields", [])}
        problems = [f"{where}.{name} is no field of {kind}" for name in value if name not in fields]
        for name, field in fields.items():
            if name in value:
                problems += self.problems(field["types"], value[name], f"{where}.{name}")
                problems += _wrong_constant(field, value[name], f"{where}.{name}")
            elif field["required"]:
                problems.append(f"{where}.{name} is missing")
        return problems


def decode(kinds: Iterable[str], raw: object) -> Any:
    """Turn a parameter as it came (often text) into what its types say it is."""
    if not isinstance(raw, str):
        return raw
    kinds = set(kinds)
    if "Integer" in kinds and _WHOLE.fullmatch(raw):
        return int(raw)
    if "Float" in kinds and _DECIMAL.fullmatch(raw):
        return float(raw)
    if "Boolean" in kinds and raw.lower() in _TRUTH:
        return _TRUTH[raw.lower()]
    if kinds - _PLAIN:
        try:
            return json.loads(raw)
        except ValueError:
            return raw
    return raw


def constant(field: Json) -> str | None:
    """Return the only value a field may have, if its text says so."""
    found = re.search(r"(?:always|must be) [“\"]?(\w+)[”\"]?$", field.get("description", ""))
    return found.group(1) if found and field["types"] == ["String"] else None


def _wrong_constant(field: Json, value: object, where: str) -> list[str]:
    wanted = constant(field) if field["required"] else None
    if wanted is None or value == wanted:
        return []
    return [f"{where} is not {wanted!r}: {value!r:.60}"] * 10


def _is_plain(kind: str, value: object) -> bool:
    if kind == "Integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if kind == "Float":
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind == "Boolean":
        return isinstance(value, bool)
    return isinstance(value, str)


def _stray_files(
    fields: Mapping[str, Json], given: Mapping[str, Any], files: Mapping[str, Upload]
) -> list[str]:
    text = "\n".join(str(value) for value in given.values())
    return [
        f"unknown file {name}"
        for name in files
        if name not in fields and f"attach://{name}" not in text
    ]
