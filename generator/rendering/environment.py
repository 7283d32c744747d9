"""Jinja for a theme: strict about what is undefined, escaping in HTML, sandboxed for themes that are not ours."""

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    __version__,
)
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from generator import resources
from generator.errors import AnnonsError, Finding, InputError, Where
from generator.l10n.catalogs import Catalog
from generator.posting.commonmark import escape_markdown, escape_starts
from generator.rendering import blocks, linebreaks
from generator.rendering.plaintext import to_text
from generator.rendering.qrcodes import qr
from generator.rendering.richtext import Rich
from generator.rendering.selection import spare, text_outlasts, within
from generator.rendering.themes import Theme, source_loader
from generator.rendering.view import BlockView

_MEASURED = {"typeset": "headlines", "breakable": "lengths", "scale": "lengths", "label_width": "lengths"}
"""Filters that measure type, and their modules, which load the typeface: for paper only."""


def _late(module: str, name: str) -> Callable[..., Any]:
    def measured(*values: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the filter takes
        return getattr(import_module(module), name)(*values, **named)

    return measured


def _bytecode() -> FileSystemBytecodeCache | None:
    """Return where compiled templates are kept, which take a tenth of a second otherwise; ``None`` where there is no place.

    Each is kept with a sum of its source, and read only if that is the same.
    """
    folder = resources.cache_folder() / "templates"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder), f"{__version__}-%s.cache")


@lru_cache(maxsize=16)
def environment(theme: Theme) -> Environment:
    """Return the environment of a theme, with its templates compiled once."""
    kind = ImmutableSandboxedEnvironment if theme.foreign else Environment
    env = kind(
        loader=FunctionLoader(source_loader(theme)),
        undefined=StrictUndefined,
        autoescape=lambda name: name is not None and ".html" in name,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=None if theme.foreign else _bytecode(),
        cache_size=-1,  # a theme has few templates, and to note which was used last takes longer than to find it
    )
    env.newstyle_gettext = True  # type: ignore[attr-defined]  # set by the i18n extension
    env.filters["html"] = _html
    env.filters["headline"] = linebreaks.headline
    env.filters["balanced"] = linebreaks.balanced
    for name, where in _MEASURED.items():
        env.filters[name] = _late(f"generator.rendering.{where}", name)
    env.filters["ending"] = _ending
    env.filters["spare"] = spare
    env.filters["text_outlasts"] = text_outlasts
    env.filters["within"] = within
    env.filters["qr"] = qr
    env.filters["md"] = _markdown
    env.filters["md_block"] = _markdown_block
    env.filters["lang"] = _lang
    env.filters["blocks_html"] = _blocks_html
    env.filters["blocks_md"] = blocks.to_markdown
    env.filters["blocks_text"] = to_text
    env.filters["css_string"] = css_string
    return env


def render(theme: Theme, name: str, catalog: Catalog, **values: Any) -> str:  # noqa: ANN401 - whatever a template takes
    """Render a template.

    Raises:
        InputError: the template is wrong; the finding names its file and line.
    """
    env = environment(theme)
    try:
        template = env.get_template(name)
        return template.render(
            gettext=catalog.gettext, ngettext=catalog.ngettext, pgettext=catalog.pgettext, npgettext=catalog.npgettext, **values
        )
    except AnnonsError:
        raise
    except TemplateSyntaxError as problem:
        # The template at fault can be one that this one includes.
        where = Where(Path(problem.filename) if problem.filename else theme.find(name) or theme.folders[0], problem.lineno)
        raise InputError(Finding("TEMPLATE", problem.message or "can't be read", "mend the template", where=where)) from None
    except (TemplateError, TypeError, AttributeError, ValueError, LookupError, ArithmeticError, RecursionError) as problem:
        raise InputError(_finding(problem, theme, name)) from problem


def _finding(problem: Exception, theme: Theme, name: str) -> Finding:
    """Name the template line that a run-time error came from: the innermost frame that is a template."""
    where = Where(theme.find(name) or theme.folders[0])
    names = {str(folder) for folder in theme.folders}
    trace = problem.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if any(file.startswith(folder) for folder in names):
            where = Where(type(where.file)(file), trace.tb_lineno)
        trace = trace.tb_next
    if isinstance(problem, SecurityError):
        return Finding("TEMPLATE", f"is not allowed in a theme: {problem}", "themes show values, they run nothing", where=where)
    return Finding("TEMPLATE", f"fails: {problem}", "see docs/reference/themes.md for what templates are given", where=where)


def _html(text: Rich) -> Markup:
    return Markup(text.html)  # noqa: S704 - our own tree, escaped where it is made


def _ending(text: Rich, together: int = 16) -> Markup:
    """Return running text as HTML whose last word does not stand alone on a line."""
    return Markup(linebreaks.keep_last(text.html, together))  # noqa: S704 - as above


def _blocks_html(content: tuple[BlockView, ...], *, paged: bool = False) -> Markup:
    return Markup(blocks.to_html(content, paged=paged))  # noqa: S704 - our own tree, escaped where it is made


def _markdown(text: Rich | str) -> str:
    return text.markdown if isinstance(text, Rich) else escape_markdown(text)


def _markdown_block(text: Rich | str) -> str:
    return text.markdown_block if isinstance(text, Rich) else escape_starts(escape_markdown(text))


def _lang(text: Rich | None) -> Markup:
    """Return the ``lang`` attribute of a text in another language than its ad."""
    return Markup(' lang="{}"').format(text.lang) if text is not None and text.lang else Markup("")


def css_string(text: str) -> Markup:
    """Return a text as a CSS string that can stand in a ``style`` element."""
    safe = "".join(
        char if char.isalnum() or (char in " -–—.,:;()/&%@+" and char not in "<>&") else f"\\{ord(char):x} " for char in text
    )
    return Markup(f'"{safe}"')  # noqa: S704 - every sign with a meaning is escaped above
