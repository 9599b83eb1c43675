"""`extract eval FOLDER`: read articles and score the records against gold beside the texts."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from extractor.cli.options import Patterns, Quiet
from extractor.errors import InputError

if TYPE_CHECKING:
    from extractor.evaluation import Score, Tally

Scores = dict[str, "Score"]


def evaluate(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD_FOLDER", exists=True, file_okay=False, help="Holds NAME.json, and NAME.txt beside it."
        ),
    ],
    texts: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", exists=True, file_okay=False, help="Holds the texts, where they are not beside the records."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    by_file: Annotated[bool, typer.Option("--by-file", help="A line for each file, too.")] = False,
    errors: Annotated[
        bool, typer.Option("--errors", help="List what was missed, wrong, or read into the text.")
    ] = False,
    patterns: Patterns = None,
    quiet: Quiet = False,
) -> None:
    """Score what is read against gold records: precision, recall and F1 by kind of fact."""
    from extractor.cli.read import Batch

    golds, problems = gold_records(folder, texts or folder)
    batch = Batch([str(text) for text in golds], patterns=patterns, quiet=quiet)
    batch.problems += problems
    scores = score_all(golds, batch)
    if as_json:
        print_json(scores, by_file, errors)
    else:
        print_tables(scores, by_file, errors)
    batch.finish()


def gold_records(folder: Path, texts: Path) -> tuple[dict[Path, dict[str, Any]], list[InputError]]:
    """The gold record of every text, and the gold files that cannot be used. `texts` is laid out as `folder` is."""
    golds: dict[Path, dict[str, Any]] = {}
    problems = []
    for file in sorted(folder.rglob("*.json")):
        place = texts / file.relative_to(folder)
        text = next((p for suffix in (".txt", ".html", ".htm") if (p := place.with_suffix(suffix)).is_file()), None)
        try:
            if text is None:
                raise InputError(
                    str(file),
                    "no text of the same name beside it" if texts == folder else f"no text of the same name in {texts}",
                )
            golds[text] = load_gold(file)
        except InputError as problem:
            problems.append(problem)
    if not (golds or problems):
        problems.append(InputError(str(folder), "no .json gold record in this folder"))
    return golds, problems


def load_gold(file: Path) -> dict[str, Any]:
    """One record, as an object or as an array of one; numbers as they are printed."""
    try:
        record = json.loads(file.read_bytes(), parse_float=Decimal)
    except (OSError, ValueError) as problem:
        raise InputError(str(file), f"no JSON: {problem}") from problem
    if isinstance(record, list) and len(record) == 1:
        record = record[0]
    if not isinstance(record, dict):
        raise InputError(str(file), "no gold record: one JSON object is expected")
    return record


def score_all(golds: dict[Path, dict[str, Any]], articles: Any) -> Scores:
    """The score of every article, by its name."""
    from extractor.article import to_json
    from extractor.evaluation import score

    scores = {}
    for article in articles:
        read = json.loads(to_json(article), parse_float=Decimal)
        scores[article.source] = score(golds[Path(article.source)], read)
    return scores


def summed(scores: Scores) -> Score:
    from extractor.evaluation import Score

    return sum(scores.values(), Score())


def slip_lines(name: str, score: Score) -> list[dict[str, Any]]:
    """What differs in one article, as data."""
    slips = [
        {
            "source": name,
            "what": slip.what,
            "kind": slip.kind,
            "fact": slip.fact,
            "slot": slip.slot,
            "expected": slip.expected,
            "got": slip.got,
        }
        for slip in score.slips
    ]
    alarms = [("false alarm", rule) for rule in score.false_alarms] + [
        ("undetected", rule) for rule in score.undetected
    ]
    return slips + [
        {
            "source": name,
            "what": what,
            "kind": "checks",
            "fact": rule,
            "slot": None,
            "expected": None,
            "got": None,
        }
        for what, rule in alarms
    ]


def print_json(scores: Scores, by_file: bool, errors: bool) -> None:
    from extractor.cli.write import standard_output

    out: dict[str, Any] = {"articles": len(scores), **summed(scores).as_dict()}
    if by_file:
        out["files"] = {name: score.as_dict() for name, score in scores.items()}
    if errors:
        out["errors"] = [line for name, score in scores.items() for line in slip_lines(name, score)]
    text = json.dumps(out, indent=2, ensure_ascii=False, default=_number)
    standard_output(data=True).write(text + "\n")


def _number(value: Any) -> float:
    return float(value)


def print_tables(scores: Scores, by_file: bool, errors: bool) -> None:
    """By kind; then by file and what differs, where asked."""
    from rich.text import Text

    from extractor.cli.write import standard_output
    from extractor.outputs.shown import shown
    from extractor.outputs.table import console_for, plural

    console, total = console_for(standard_output()), summed(scores)
    rows = [*total.kinds.items(), ("total", total.total)]
    console.print(tally_table("Kind", rows, console.width))
    if by_file:
        files = [(shown(name), score.total) for name, score in scores.items()]
        console.print(tally_table("File", files, console.width))
    if errors:
        for name, score in scores.items():
            for line in slip_lines(name, score):
                console.print(Text(shown(slip_text(line))), soft_wrap=not console.is_terminal)
    alarms = plural(len(total.false_alarms), "false alarm")
    missed = plural(len(total.undetected), "planted error")
    console.print(f"{plural(len(scores), 'article')}, {alarms}, {missed} undetected")


def slip_text(line: dict[str, Any]) -> str:
    """One thing that differs, as a sentence of a log."""
    head = f"{line['source']}: {line['what']}: {line['kind']}: {line['fact']}"
    if line["slot"]:
        return f"{head}: {line['slot']}: expected {_said(line['expected'])}, got {_said(line['got'])}"
    whole = line["expected"] or line["got"]
    return (
        f"{head}: " + ", ".join(f"{slot} {_said(value)}" for slot, value in whole.items()) if whole else head
    )


def _said(value: Any) -> str:
    return "nothing" if value is None else str(value)


def tally_table(heading: str, rows: list[tuple[str, Tally]], width: int) -> Any:
    from extractor.outputs.figures import figures_table

    cells = []
    for name, tally in rows:
        rates = ("–" if rate is None else f"{rate:.3f}" for rate in (tally.precision, tally.recall, tally.f1))
        cells.append((name, *rates, *(f"{count:,}" for count in (tally.right, tally.gold, tally.read))))
    return figures_table((heading, "Precision", "Recall", "F1", "Right", "Gold", "Read"), cells, width)
