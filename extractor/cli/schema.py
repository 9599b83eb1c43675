"""`extract schema`: the JSON Schema of one record."""

from __future__ import annotations


def schema() -> None:
    """Print the JSON Schema of a record."""
    import json

    from extractor.article import json_schema
    from extractor.cli.write import standard_output

    standard_output(data=True).write(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")
