"""Records as tables: one a kind of fact, and articles, checks and mentions beside them, joined by their keys.

`rows(article)` needs nothing but the record; Arrow and what is built on it come with the extra `tables`.
"""

from extractor.tables.rows import Rows, rows
from extractor.tables.schema import TABLES, Column

__all__ = ["TABLES", "Column", "Rows", "rows"]
