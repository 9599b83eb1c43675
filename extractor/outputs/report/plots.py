"""Line plots as SVG that takes its colour and its letters from the page. Extra `report`."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

from extractor.errors import needs

logging.getLogger("matplotlib").setLevel(logging.ERROR)  # that it builds its list of fonts is nobody's concern
with needs("matplotlib", "report"):
    from matplotlib import rc_context
    from matplotlib.axes import Axes
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator, StrMethodFormatter

SIZE = (3.4, 1.5)  # inches
INK = "#000000"  # becomes the colour of the page
SETTINGS: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "extract", "font.size": 8, "axes.linewidth": 0.6}
UNTOLD = dict.fromkeys(("Creator", "Date", "Format", "Type"))
NAMESPACE = re.compile(r"\{[^}]*\}")

Series = dict[date, list[Decimal]]


def line(series: Series, number: int) -> str:
    """The levels of an index, day by day; where a day has several, all are drawn. `number` keeps its names apart."""
    with rc_context(SETTINGS):
        figure = Figure(figsize=SIZE, layout="constrained")
        draw(figure.add_subplot(), series)
        out = io.StringIO()
        FigureCanvasSVG(figure).print_svg(out, metadata=UNTOLD)
    return inlined(out.getvalue(), f"plot{number}-")


def draw(axes: Axes, series: Series) -> None:
    days = sorted(series)
    first = [float(series[day][0]) for day in days]
    axes.xaxis_date()
    axes.plot(numbers(days), first, color=INK, linewidth=1.1, marker="o", markersize=2.6)
    others = [(day, float(level)) for day in days for level in series[day][1:]]
    axes.plot(
        numbers([day for day, _ in others]), [level for _, level in others], color=INK, linestyle="none", marker="x",
        markersize=4,
    )
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.xaxis.set_major_locator(locator := AutoDateLocator(minticks=2, maxticks=4))
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    axes.yaxis.set_major_locator(MaxNLocator(3))
    axes.yaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}" if max(first) >= 100 else "{x:,g}"))
    axes.tick_params(length=2, width=0.6)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="y", linewidth=0.4, alpha=0.25, color=INK)


def numbers(days: list[date]) -> list[float]:
    return [float(date2num(day)) for day in days]


def inlined(svg: str, prefix: str) -> str:
    """SVG as part of an HTML page whose rules allow no style in an element: styles become attributes, names unique."""
    root = ElementTree.fromstring(svg)
    for parent in root.iter():
        for child in list(parent):
            if NAMESPACE.sub("", child.tag) in ("metadata", "style", "clipPath"):
                parent.remove(child)
    used = {value[1:] for element in root.iter() for value in element.attrib.values() if value.startswith("#")}
    for element in root.iter():
        element.tag = NAMESPACE.sub("", element.tag)
        element.attrib = dict(plain(element.attrib, used, prefix))
    root.attrib = {
        "viewBox": root.attrib["viewBox"], "fill": "currentColor", "aria-hidden": "true", "focusable": "false",
    }
    return re.sub(r">\s+<", "><", ElementTree.tostring(root, encoding="unicode"))


def plain(attributes: dict[str, str], used: set[str], prefix: str) -> Iterator[tuple[str, str]]:
    """The attributes of an element without styles, links out of the page, names nobody uses and colours."""
    style = attributes.get("style", "")
    said = (part.split(":", 1) for part in style.split(";") if ":" in part)
    found = {name.strip(): value.strip() for name, value in said}
    found |= {NAMESPACE.sub("", name): value for name, value in attributes.items() if name != "style"}
    for name, value in found.items():
        if name == "id":
            if value in used:
                yield name, prefix + value
        elif name == "href":
            yield name, f"#{prefix}{value[1:]}"
        elif name == "fill" and value == "#ffffff":
            yield name, "none"
        elif name not in ("font-family", "font", "clip-path"):
            yield name, "currentColor" if value == INK else value
