"""JSON Schemas (draft 2020-12) of rulesets and case files, for editors: they complete keys and names, and mark faults.

They are what pydantic says of the models, with texts at every key, the names of the lexicon, and what the models check
in Python. `rules check` stays the judge: names that a ruleset adds itself, for instance, are not looked up here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from importlib.resources import files
from typing import Any

from pydantic import TypeAdapter

from resumesift.lexicon.concepts import metrics
from resumesift.lexicon.domains import domain_names
from resumesift.rulekit.casefile import CaseFile
from resumesift.rules.model import RuleSet
from resumesift.rules.names import concepts
from resumesift.yaml_source import parse_yaml

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_SELECTIONS = ("ConceptSelection", "DomainSelection", "MetricSelection")
_COMMON = ("id", "title", "importance", "weight", "source", "kind")
_WRITTEN = "^[a-z*][a-z0-9_.*]*$"
"""Any id or pattern: a ruleset may add concepts and domains."""


def ruleset_schema() -> Schema:
    """The schema of a ruleset; with `extends` its criteria may be parts of those of the parent."""
    schema = _plain(TypeAdapter(RuleSet).json_schema(), "RuleSet")
    parts = schema["$defs"]
    union = schema["properties"]["criteria"]["items"]
    kinds = {kind: ref.rsplit("/", 1)[-1] for kind, ref in union["discriminator"]["mapping"].items()}
    _completed(parts)
    described = schema["properties"]["extends"]["description"]
    schema["properties"]["extends"] = {"type": "string", "minLength": 1, "description": described}
    parts["Criterion"] = _criterion(kinds, parts)
    for kind, name in kinds.items():
        parts[f"Changed{name}"] = _changed(parts[name])
        parts[name]["properties"]["kind"] = {**parts[name]["properties"]["kind"], "const": kind}
    changed = {"anyOf": [{"$ref": f"#/$defs/Changed{name}"} for name in kinds.values()]}
    listed = schema["properties"]["criteria"]
    listed["items"] = {}
    whole = {key: value for key, value in listed.items() if key != "description"}
    required = schema.pop("required")
    return schema | {
        "if": {"required": ["extends"]},
        "then": {
            "required": ["name", "version"],
            "properties": {"criteria": whole | {"items": changed}},
        },
        "else": {
            "required": required,
            "properties": {
                "criteria": whole | {"items": {"$ref": "#/$defs/Criterion"}, "minItems": 1},
                "without": False,
            },
        },
    }


def cases_schema() -> Schema:
    """The schema of a case file."""
    schema = _plain(TypeAdapter(CaseFile).json_schema(), "CaseFile")
    parts = schema["$defs"]
    parts["Expected"]["minProperties"] = 1
    parts["RuleCase"]["oneOf"] = [{"required": [start]} for start in ("given", "text", "file")]
    schema["properties"]["cases"]["minItems"] = 1
    return schema


def schema_text(schema: Schema) -> str:
    """A schema as the text of a file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _completed(parts: dict[str, Schema]) -> None:
    """What the models check in Python."""
    for name in _SELECTIONS:
        lists = [parts[name]["properties"][way] for way in ("any_of", "all_of", "of")]
        for names in lists:
            names["minItems"] = 1
        parts[name]["oneOf"] = [{"required": ["any_of"]}, {"required": ["all_of"]}, {"required": ["at_least", "of"]}]
        parts[name]["dependentRequired"] = {"at_least": ["of"], "of": ["at_least"]}
    for name in ("Duration", "Text"):
        parts[name]["minProperties"] = 1
    parts["EducationCriterion"]["anyOf"] = [{"required": ["level"]}, {"required": ["fields"]}]


def _criterion(kinds: dict[str, str], parts: dict[str, Schema]) -> Schema:
    """Any criterion: its kind says which of them it is, so that a fault is told of that kind and not of all."""
    sample = parts[next(iter(kinds.values()))]["properties"]
    common = {key: sample[key] for key in _COMMON if key != "kind"}
    kind = {"enum": list(kinds), "description": sample["kind"]["description"]}
    chosen = [
        {
            "if": {"required": ["kind"], "properties": {"kind": {"const": name}}},
            "then": {"$ref": f"#/$defs/{part}"},
        }
        for name, part in kinds.items()
    ]
    required = ["id", "title", "importance", "kind"]
    return {"type": "object", "required": required, "properties": {**common, "kind": kind}, "allOf": chosen}


def _changed(criterion: Schema) -> Schema:
    """A criterion that changes one of the parent: any of the keys beside its id."""
    changed = deepcopy(criterion) | {"required": ["id"]}
    changed.pop("anyOf", None)
    return changed


def _plain(schema: Schema, name: str) -> Schema:
    """Pydantic's schema without what editors do not need, with texts and names."""
    parts = schema.pop("$defs")
    texts = _texts()
    for part, node in (*parts.items(), (name, schema)):
        _describe(part, node, texts)
    plain = _cleaned({**schema, "$defs": dict(sorted(parts.items()))})
    used = _names_used(plain)
    plain["$defs"] |= {kind: _NAMES[kind]() for kind in _NAMES if kind in used}
    return {"$schema": _DRAFT, "title": name, **plain}


def _describe(part: str, node: Schema, texts: dict[str, dict[str, str]]) -> None:
    own = texts.get("Selection" if part in _SELECTIONS else part, {})
    every = texts["Criterion"] if part.endswith("Criterion") else {}
    if "" in own:
        node["description"] = own[""]
    for key, value in node.get("properties", {}).items():
        if text := own.get(key) or every.get(key):
            value["description"] = text


def _cleaned(node: Any, *, keys: bool = False) -> Any:
    """Without titles made of names, defaults that say nothing and examples in flow form; names as references."""
    if isinstance(node, list):
        return [_cleaned(item) for item in node]
    if not isinstance(node, dict):
        return node
    if keys:  # the keys are those of the file, not of the schema
        return {key: _cleaned(value) for key, value in node.items()}
    if "names" in node:
        described = {"description": node["description"]} if "description" in node else {}
        return {"$ref": f"#/$defs/{node['names']}", **described}
    dropped = {"title", "examples", *(["default"] if node.get("default") in (None, "", [], {}) else [])}
    if isinstance(node.get("default"), dict):
        dropped.add("default")
    kept = {key: value for key, value in node.items() if key not in dropped}
    return {key: _cleaned(value, keys=key in ("properties", "$defs")) for key, value in kept.items()}


def _names_used(node: Any) -> set[str]:
    return {kind for kind in _NAMES if f'"#/$defs/{kind}"' in json.dumps(node)}


def _choice(names: Mapping[str, tuple[str, str]], families: Iterable[str] = (), written: str = _WRITTEN) -> Schema:
    """The names, with what they are called, or any other that is written like one."""
    known = [*names, *families]
    called = [" / ".join(dict.fromkeys(filter(None, names.get(name, ())))) for name in known]
    return {"type": "string", "anyOf": [{"enum": known, "enumDescriptions": called}, {"pattern": written}]}


def _families(names: Iterable[str]) -> list[str]:
    """The patterns `skill.*`, `ability.cost.*` of all that begins alike."""
    return sorted({f"{name[:at]}.*" for name in names for at, char in enumerate(name) if char == "."})


def _concepts() -> Schema:
    return _choice(concepts(), _families(concepts()))


def _domains() -> Schema:
    return _choice(domain_names())


def _metrics() -> Schema:
    ids = [metric.id for metric in metrics()]
    return _choice({name: concepts()[name] for name in ids}, _families(ids), r"^metric\.[a-z0-9_.*]+$")


_NAMES: dict[str, Callable[[], Schema]] = {"concepts": _concepts, "domains": _domains, "metrics": _metrics}


def _texts() -> dict[str, dict[str, str]]:
    text = files("resumesift.rulekit").joinpath("schema_texts.yaml").read_text(encoding="utf-8")
    texts: dict[str, dict[str, str]] = parse_yaml(text, "schema_texts.yaml").data
    return texts
