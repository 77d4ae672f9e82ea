"""The report: a comparison as one HTML file that asks for nothing and runs nothing from outside."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import metadata
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from discrepant.records import Comparison
from reports.charts import glyph
from reports.plain import visible
from reports.view import page_view
from reports.wording import words_in

__all__ = ["html_of"]


def html_of(comparison: Comparison) -> str:
    """The page of one event: one file, no request, readable without script; same input, same text.

    Its ``meta name="generator"`` says "Discrepant" and the version: by it we know our own files.
    """
    words = words_in("en")
    style, script = _asset("report.css"), _asset("report.js")
    version = _version()
    return (
        _environment()
        .get_template("page.html")
        .render(
            page=page_view(comparison, words),
            say=words.say,
            count=words.count,
            generator=f"Discrepant {version}",
            version=version,
            policy=_policy(style, script),
            # Our own files, hashed in the policy; the only text that is printed as it stands.
            style=Markup(style),
            script=Markup(script),
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_printable,
    )
    environment.globals["glyph"] = glyph
    return environment


def _printable(value: object) -> object:
    """What every ``{{ }}`` prints: text of strangers loses what acts, our own markup stays."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _asset(name: str) -> str:
    return (files("reports") / "assets" / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """The Content-Security-Policy: nothing but these two texts."""
    return (
        "default-src 'none'; "
        f"style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _version() -> str:
    try:
        return metadata.version("discrepant")
    except metadata.PackageNotFoundError:
        return "(not installed)"
