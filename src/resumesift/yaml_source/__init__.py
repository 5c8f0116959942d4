"""A YAML file as plain data, with the line and column of every key and value: for rules, cases and lexicons.

YAML 1.2: `yes` and `no` are words, not booleans. Dates stay text. Duplicate keys, aliases and tags are problems.
All problems of a file are collected, none is raised: the caller raises its own error with all of them.
"""

from resumesift.yaml_source.layers import ListMerge, lay_over
from resumesift.yaml_source.names import nearest, suggest, unknown
from resumesift.yaml_source.schema import Key
from resumesift.yaml_source.source import Mark, YamlSource, parse_yaml

__all__ = ["Key", "ListMerge", "Mark", "YamlSource", "lay_over", "nearest", "parse_yaml", "suggest", "unknown"]
