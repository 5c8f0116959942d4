"""Style sheets as far as reading needs them: rules of simple selectors, and what they declare for an element."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from resumesift.reading.archive import Element
from resumesift.reading.sizes import too_large

Declarations = dict[str, str]
"""Property → value, both in lower case."""

_MOST_CSS = 2 * 1024 * 1024  # characters
_MOST_RULES = 20_000
_MOST_TRIED = 2_000_000  # times that an element is held against a selector
_DEEPEST = 8  # blocks within blocks
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_DECLARATION = re.compile(r"""([\w-]+)\s*:\s*((?:[^;"'(]|"[^"]*"|'[^']*'|\([^)]*\))*)""")
_COMPOUND = re.compile(r"([a-z][\w-]*|\*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_PART = re.compile(r"[.#][\w-]+")
_COMBINED = re.compile(r"\s*>\s*|\s+")
_IMPORTANT = re.compile(r"\s*!\s*important\s*$")
_SHOWN_MEDIA = re.compile(r"@media\s*(?:all|screen|only\s+screen|\(|\{|$)|@supports|@layer")


@dataclass(frozen=True, slots=True)
class _Compound:
    """One part of a selector: a tag, an id and classes, and whether its parent must match what stands before it."""

    tag: str | None
    id: str | None
    classes: frozenset[str]
    is_child: bool

    def fits(self, element: Element) -> bool:
        if self.tag is not None and element.tag != self.tag:
            return False
        if self.id is not None and (element.get("id") or "").lower() != self.id:
            return False
        return not self.classes or self.classes <= set((element.get("class") or "").lower().split())


@dataclass(frozen=True, slots=True)
class _Rule:
    compounds: tuple[_Compound, ...]
    weight: tuple[int, int, int, int]
    declarations: Declarations
    important: Declarations


class StyleSheet:
    """The rules of a page in their order."""

    def __init__(self, sources: Iterable[str]) -> None:
        self._by_key: dict[str, list[_Rule]] = defaultdict(list)
        self._count = 0
        self._tried = 0
        for source in sources:
            for selector, body in _blocks(_COMMENT.sub(" ", source[:_MOST_CSS]).lower(), 0):
                self._add(selector, body)

    def declared(self, element: Element) -> Declarations:
        """What the rules and the element's own `style` declare for it, the stronger over the weaker."""
        rules = self._rules_for(element) if self._count else []
        own, own_important = declarations_of((element.get("style") or "").lower())
        found: Declarations = {}
        for rule in rules:
            found |= rule.declarations
        found |= own
        for rule in rules:
            found |= rule.important
        return found | own_important

    def _rules_for(self, element: Element) -> list[_Rule]:
        keys = [element.tag, "*"]
        keys += [f".{name}" for name in (element.get("class") or "").lower().split()]
        if element.get("id"):
            keys.append(f"#{element.get('id').lower()}")
        rules = [rule for key in keys for rule in self._by_key.get(key, ()) if self._fits(rule.compounds, element)]
        if self._tried > _MOST_TRIED:
            raise too_large()
        return sorted(rules, key=lambda rule: rule.weight)

    def _fits(self, compounds: tuple[_Compound, ...], element: Element) -> bool:
        """Do the element and its ancestors match? The nearest ancestor that fits is taken for each compound."""
        self._tried += 1
        if not compounds[-1].fits(element):
            return False
        for index in range(len(compounds) - 1, 0, -1):
            element = element.getparent()
            while element is not None and not compounds[index - 1].fits(element):
                self._tried += 1
                element = None if compounds[index].is_child else element.getparent()
            if element is None:
                return False
        return True

    def _add(self, selectors: str, body: str) -> None:
        declarations, important = declarations_of(body)
        if not (declarations or important):
            return
        for selector in selectors.split(","):
            compounds = _parsed(selector.strip())
            if compounds and self._count < _MOST_RULES:
                self._count += 1
                ids = sum(part.id is not None for part in compounds)
                classes = sum(len(part.classes) for part in compounds)
                tags = sum(part.tag is not None for part in compounds)
                rule = _Rule(compounds, (ids, classes, tags, self._count), declarations, important)
                self._by_key[_key(compounds[-1])].append(rule)


def declarations_of(body: str) -> tuple[Declarations, Declarations]:
    """The declarations of a block or a `style` in lower case, and those of them that are important."""
    usual: Declarations = {}
    important: Declarations = {}
    for name, value in _DECLARATION.findall(body):
        plain = _IMPORTANT.sub("", value).strip()
        (important if plain != value.strip() else usual)[name] = plain
    return usual, important


def _blocks(css: str, depth: int) -> Iterator[tuple[str, str]]:
    """Selector and body of each rule, those for the screen from inside their blocks too."""
    at = 0
    while depth < _DEEPEST:
        opened = css.find("{", at)
        if opened < 0:
            return
        closed = _closing(css, opened)
        prelude = css[at:opened].rsplit(";", 1)[-1].strip()
        body = css[opened + 1 : closed]
        if not prelude.startswith("@"):
            yield prelude, body
        elif _SHOWN_MEDIA.match(prelude):
            yield from _blocks(body, depth + 1)
        at = closed + 1


_BRACE = re.compile(r"[{}]")


def _closing(css: str, opened: int) -> int:
    depth = 0
    for brace in _BRACE.finditer(css, opened):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.start()
    return len(css)


def _parsed(selector: str) -> tuple[_Compound, ...]:
    """The compounds of a selector; none where it asks for more than tags, ids, classes and what stands around."""
    compounds: list[_Compound] = []
    is_child = False
    for part in re.split(r"(\s*>\s*|\s+)", selector):
        if _COMBINED.fullmatch(part):
            is_child = ">" in part
            continue
        match = _COMPOUND.fullmatch(part)
        if match is None or not part:
            return ()
        names = _PART.findall(match[2])
        ids = [name[1:] for name in names if name[0] == "#"]
        classes = frozenset(name[1:] for name in names if name[0] == ".")
        tag = match[1] if match[1] not in (None, "*") else None
        compounds.append(_Compound(tag, ids[-1] if ids else None, classes, is_child))
    return tuple(compounds)


def _key(compound: _Compound) -> str:
    if compound.id is not None:
        return f"#{compound.id}"
    if compound.classes:
        return f".{min(compound.classes)}"
    return compound.tag or "*"
