"""`extract explain [RULE]`: what a check does, with its worked example."""

from __future__ import annotations

from textwrap import indent
from typing import Annotated, Any

import typer


def explain(
    rule: Annotated[
        str | None, typer.Argument(metavar="[RULE]", help="A rule, or a group such as index.")
    ] = None,
) -> None:
    """Say what a check does, with its worked example; without a name, list all checks."""
    from extractor.cli.rules import all_rules, rules_called

    rules = all_rules()
    if rule is None:
        listing(rules)
        return
    for at, name in enumerate(rules_called(rule, rules)):
        typer.echo(("\n" if at else "") + described(name, rules[name]))


def described(name: str, rule: Any) -> str:
    """One rule, spelt out."""
    lines = [f"{name} ({rule.severity})", f"  {rule.says}"]
    if rule.example:
        lines += ["", "  For example:", indent(str(rule.example).strip(), "    ")]
    return "\n".join(lines)


def listing(rules: dict[str, Any]) -> None:
    """All rules, one row each."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from extractor.cli.write import standard_output
    from extractor.outputs.table import console_for

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Rule", no_wrap=True)
    table.add_column("Severity")
    table.add_column("Says")
    for name, rule in rules.items():
        table.add_row(Text(name, "bold"), str(rule.severity), Text(str(rule.says)))
    console_for(standard_output()).print(table)
