"""Which vocabulary is in force: that of the lexicon alone, or with the words that a ruleset adds to it.

What is made of concepts and domains (names, patterns, matchers) is made once for each vocabulary and asked for as if
there were one: `with speaking(ruleset.vocabulary):` says whose words count until its end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from threading import Lock
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from resumesift.lexicon.vocabulary import Vocabulary

P_ = ParamSpec("P_")
R_ = TypeVar("R_")

_KEPT = 4
"""Vocabularies whose tables are kept beside those of the lexicon alone; a matcher of all concepts is some megabytes."""

_spoken: ContextVar[Vocabulary | None] = ContextVar("vocabulary", default=None)


def spoken() -> Vocabulary | None:
    """The words in force beside those of the lexicon; None where there are none."""
    return _spoken.get()


@contextmanager
def speaking(vocabulary: Vocabulary | None) -> Iterator[None]:
    """Within, the lexicon knows the words of `vocabulary`, too, and of no other; None is the lexicon alone."""
    token = _spoken.set(vocabulary or None)
    try:
        yield
    finally:
        _spoken.reset(token)


def per_vocabulary(function: Callable[P_, R_], maxsize: int | None = None) -> Callable[P_, R_]:
    """`functools.lru_cache` (of any size, where none is given) for what depends on the vocabulary in force."""

    def kept() -> Callable[P_, R_]:
        return cast(Callable[P_, R_], lru_cache(maxsize)(function))

    plain = kept()
    others: dict[str, Callable[P_, R_]] = {}
    ordering = Lock()

    @wraps(function)
    def asked(*args: P_.args, **kwargs: P_.kwargs) -> R_:
        vocabulary = _spoken.get()
        if vocabulary is None:
            return plain(*args, **kwargs)
        digest = vocabulary.digest
        with ordering:
            known = others.pop(digest, None) or kept()
            others[digest] = known  # the last one asked for stands last
            if len(others) > _KEPT:
                del others[next(iter(others))]
        return known(*args, **kwargs)

    return asked
