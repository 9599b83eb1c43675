"""Moves: who rose or fell, by how much, to where, over what span."""

from extractor.frames.moves.attacher import Attacher
from extractor.frames.moves.vocabulary import LISTS

__all__ = ["LISTS", "Attacher"]
