"""What is wrong with rule files: faults that keep them from loading, and rules that cannot do what they seem to say."""

from resumesift.rulekit.lint.check import check_file
from resumesift.rulekit.lint.registry import RULES, LintRule
from resumesift.rulekit.lint.telling import listed, said, said_of

__all__ = ["RULES", "LintRule", "check_file", "listed", "said", "said_of"]
