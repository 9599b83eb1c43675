"""Templates to HTML. Whatever stands in an article is escaped; no rule of style stands in an element."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from extractor.errors import needs
from extractor.outputs.report.view import view

if TYPE_CHECKING:
    from jinja2 import Environment

    from extractor.article import Article

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@cache
def environment() -> Environment:
    with needs("jinja2", "report"):
        from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("extractor.outputs.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["raised"] = raised
    return made


def raised(number: int) -> str:
    """A number in raised digits, which keep to the line of the text that they stand in."""
    return str(number).translate(RAISED)


def render(template: str, **values: object) -> str:
    return environment().get_template(template).render(**values)


def article_html(article: Article) -> str:
    """An article as it stands in the report: one `<article>`, to be shown with `style()` and, where wanted, `script()`.

    Raises MissingExtra without the extra `report`.
    """
    return render("article.html", article=view(article))


@cache
def asset(name: str) -> str:
    return (files("extractor.outputs.report") / "templates" / name).read_text(encoding="utf-8")


def style() -> str:
    return asset("style.css")


def script() -> str:
    return asset("report.js")


def allowed(inline: str) -> str:
    """The source expression of a Content-Security-Policy that lets this very style or script through."""
    return f"'sha256-{b64encode(sha256(inline.encode()).digest()).decode()}'"


def policy() -> str:
    """What the page may do: nothing but its own style and script, and nothing from elsewhere."""
    return (
        f"default-src 'none'; style-src {allowed(style())}; script-src {allowed(script())}; "
        "base-uri 'none'; form-action 'none'"
    )
