"""The pattern files as typed objects: what a rule is, where it stands, and the notation of its examples."""

from extractor.rules.loader import Rules, load_rules, shipped_patterns
from extractor.rules.model import FrameRule, NameRule, WordRule

__all__ = ["FrameRule", "NameRule", "Rules", "WordRule", "load_rules", "shipped_patterns"]
