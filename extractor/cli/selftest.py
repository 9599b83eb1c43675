"""`extract selftest PATHS…`: how many misprints in articles like these the checks would have caught."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from extractor.cli.options import IdColumn, Json, Paths, Patterns, Quiet, TextColumn
from extractor.inputs import Columns

if TYPE_CHECKING:
    from extractor.selftest import Outcome


def selftest(
    paths: Paths,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many misprints, chosen by chance.")] = 500,
    seed: Annotated[int, typer.Option("--seed", help="Another number makes other misprints.")] = 0,
    missed: Annotated[bool, typer.Option("--missed", help="List the detectable ones that no check saw.")] = False,
    as_json: Json = False,
    text_column: TextColumn = None,
    id_column: IdColumn = None,
    patterns: Patterns = None,
    quiet: Quiet = False,
) -> None:
    """Break one figure at a time in the articles that hold, and say what share the checks catch."""
    from extractor.cli.read import Batch

    batch = Batch(paths, columns=Columns(text_column, id_column), patterns=patterns, quiet=quiet)
    articles = list(batch)
    from extractor.pipeline import load_reader
    from extractor.selftest import selftest as run

    outcomes = run(articles, load_reader(patterns), limit, seed)
    holding = sum(not article.failing for article in articles)
    if as_json:
        print_json(outcomes, len(articles), holding)
    else:
        print_tables(outcomes, missed)
        typer.echo(summary(outcomes, len(articles), holding))
    batch.finish()


def unseen(outcomes: list[Outcome]) -> list[Outcome]:
    return [one for one in outcomes if one.is_detectable and not one.is_caught]


def print_json(outcomes: list[Outcome], articles: int, holding: int) -> None:
    import json
    from dataclasses import asdict

    from extractor.cli.write import standard_output
    from extractor.selftest import Tally, by_kind, by_rule

    out: dict[str, Any] = {"articles": articles, "holding": holding, **Tally.of(outcomes).as_dict()}
    out["kinds"] = {name: tally.as_dict() for name, tally in by_kind(outcomes).items()}
    out["rules"] = {name: tally.as_dict() for name, tally in by_rule(outcomes).items()}
    out["missed"] = [asdict(one) for one in unseen(outcomes)]
    standard_output(data=True).write(json.dumps(out, indent=2, ensure_ascii=False) + "\n")


def print_tables(outcomes: list[Outcome], missed: bool) -> None:
    """By kind of misprint, by rule, and what was missed, where asked."""
    from rich.text import Text

    from extractor.cli.write import standard_output
    from extractor.outputs.figures import figures_table
    from extractor.outputs.shown import shown
    from extractor.outputs.table import console_for
    from extractor.selftest import by_kind, by_rule

    console = console_for(standard_output())
    kinds = [
        (name, f"{one.mutants:,}", f"{one.caught:,}", percent(one.share), f"{one.detectable:,}", f"{one.seen:,}",
         percent(one.share_seen))
        for name, one in by_kind(outcomes).items()
    ]
    rules = [
        (name, f"{one.broken:,}", f"{one.caught:,}", percent(one.share), f"{one.reported:,}")
        for name, one in by_rule(outcomes).items()
    ]
    of_kinds = "Misprint", "Made", "Caught", "Share", "Detectable", "Caught", "Share"
    of_rules = "Rule", "Broken", "Caught", "Share", "Reported by it"
    console.print(figures_table(of_kinds, kinds, console.width))
    console.print(figures_table(of_rules, rules, console.width))
    for one in unseen(outcomes) if missed else ():
        where = f"{one.source}:{one.line}:{one.column}: {', '.join(one.should)}: "
        console.print(Text(shown(f"{where}{one.kind}: {one.before} → {one.after}")), soft_wrap=not console.is_terminal)


def percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"


def summary(outcomes: list[Outcome], articles: int, holding: int) -> str:
    from extractor.outputs.table import plural
    from extractor.selftest import Tally

    all_ = Tally.of(outcomes)
    return (
        f"{plural(articles, 'article')}, {holding} of them hold; {plural(all_.mutants, 'misprint')}, "
        f"{percent(all_.share)} caught; {all_.detectable} detectable, {percent(all_.share_seen)} of them caught"
    )
