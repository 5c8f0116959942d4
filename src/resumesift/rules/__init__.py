"""Rules: what a vacancy asks, loaded from YAML and judged on a résumé's facts by bounds."""

from resumesift.rules.evaluate import Verdict, evaluate
from resumesift.rules.load import load_rules
from resumesift.rules.model import RuleSet

__all__ = ["RuleSet", "Verdict", "evaluate", "load_rules"]
