"""The whole page: the set on its first screen, then every article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TextIO

from extractor.errors import InputError
from extractor.outputs.columns import HEADINGS
from extractor.outputs.report.marks import LABELS
from extractor.outputs.report.render import article_html, environment, policy, script, style
from extractor.outputs.report.summary import Level, Summary, Tally, Totals, summary, total
from extractor.outputs.shown import shown
from extractor.outputs.table import plural
from extractor.version import version

if TYPE_CHECKING:
    from extractor.article import Article

SEVERAL = 3  # days that make a line
MOST_PLOTS = 12
MANY = 100  # articles, from which on one that is not to be seen is not laid out


class Part(NamedTuple):
    """What an article becomes where it is read: its HTML, and what the first screen adds up."""

    html: str
    summary: Summary


class Plot(NamedTuple):
    """The levels of an index: the drawing, a sentence that says what is in it, and every figure."""

    name: str
    svg: str
    says: str
    levels: list[Level]


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a bar chart; `share` is its length, 0 to 100."""

    label: str
    name: str
    count: int
    share: float


def part(article: Article) -> Part:
    return Part(article_html(article), summary(article))


def write(parts: Iterable[Part], out: TextIO, title: str | None = None, unreadable: Iterable[InputError] = ()) -> None:
    """The page of all articles; `unreadable` is looked at when the last of them has come."""
    articles, summaries = [], []
    for html, about in parts:
        articles.append(html)
        summaries.append(about)
    totals = total(summaries)
    stream = environment().get_template("page.html").stream(
        title=shown(title) if title else f"{plural(len(articles), 'article')}, read and recomputed",
        lead=lead(totals),
        totals=totals,
        kinds=bars_of_kinds(totals),
        fates=bars([("read", ""), ("set aside", ""), ("unread", "")], totals.coverage, sum(totals.coverage.values())),
        rules=sorted(totals.by_rule.items(), key=lambda item: (-item[1].fails, -item[1].made, item[0])),
        places=sorted(totals.by_place.items(), key=lambda item: (-item[1].share, item[0])),
        plots=plots(totals),
        says=says(totals.by_rule),
        unreadable=[shown(problem) for problem in unreadable],
        articles=articles,
        many=len(articles) > MANY,
        policy=policy(),
        style=style(),
        script=script(),
        version=version(),
    )
    out.writelines(stream)


def lead(totals: Totals) -> str:
    """The set in two sentences."""
    checks, seen = totals.checks, sum(totals.coverage.values())
    if not totals.articles:
        return "No article could be read."
    told = f"They state {plural(totals.facts.total(), 'fact')}. "
    outcome = f"Of {plural(checks.made, 'check')} made, {checks.fails:,} did not hold"
    open_ = f" and {checks.unclear:,} stayed unclear" if checks.unclear else ""
    return f"{told}{outcome}{open_}. Of {plural(seen, 'numeral')}, {totals.coverage['unread']:,} went unread."


def bars(names: Iterable[tuple[str, str]], counts: dict[str, int], whole: int) -> list[Bar]:
    return [Bar(label or name, name, counts[name], 100 * counts[name] / whole if whole else 0) for name, label in names]


def bars_of_kinds(totals: Totals) -> list[tuple[Bar, str]]:
    """Facts by kind, the longest bar whole, each with the label of its highlight."""
    made = bars(HEADINGS.items(), totals.facts, max(totals.facts.values(), default=0))
    return [(bar, LABELS[bar.name]) for bar in made]


def says(rules: dict[str, Tally]) -> dict[str, str]:
    from extractor.checks import RULES

    return {rule: RULES[rule].says if rule in RULES else "" for rule in rules}


def plots(totals: Totals) -> list[Plot]:
    """The indices with the most days first; without any that has several, nothing is drawn and no library loaded."""
    several = [(index, days) for index, days in totals.levels.items() if len(days) >= SEVERAL]
    several.sort(key=lambda item: (-len(item[1]), item[0]))
    return [plot(index, days, number) for number, (index, days) in enumerate(several[:MOST_PLOTS])]


def plot(index: str, days: dict, number: int) -> Plot:
    from extractor.outputs.report.plots import line

    levels = [Level(index, day, level) for day in sorted(days) for level in sorted(days[day])]
    first, last = levels[0], levels[-1]
    sentence = f"{index}: {plural(len(days), 'close')}, {first.level:,} on {first.day} to {last.level:,} on {last.day}"
    return Plot(index, line({day: sorted(days[day]) for day in days}, number), sentence, levels)
