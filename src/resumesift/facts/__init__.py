"""What reading and extraction make of a file's content, and the cache that keeps it: rules are tried without reading.

Facts depend on neither the rules, nor the day of the screening, nor the file's name.
"""

from resumesift.facts.cache import FactsCache
from resumesift.facts.model import Facts, Person

__all__ = ["Facts", "FactsCache", "Person"]
