"""Templates worked out as far as can be when they are read: a page says a hundred words that are the same on every page.

A process has one language, one set of addresses and one set of files. So the words, addresses and files that a template
names outright become part of its own text, and the partials that it includes stand where they are included.
"""

from collections.abc import Callable
from typing import cast

from jinja2 import Environment, Template, nodes
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer

from ficstead.archive.core.template_code import TemplateCode, in_html
from ficstead.archive.core.wording import words


class _Template(Template):
    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """What others import of it without context: the same for all of them, for no page has globals of its own."""
        return super()._get_default_module()


class FoldingEnvironment(Environment):
    """Jinja2 with templates that are read so."""

    template_class = _Template
    code_generator_class = TemplateCode
    in_html = staticmethod(in_html)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        read: nodes.Template = _Folding(self, name).visit(super()._parse(source, name, filename))
        return read


class _Folding(NodeTransformer):
    def __init__(self, environment: Environment, template: str | None) -> None:
        self._environment = environment
        autoescape = environment.autoescape
        self._is_html = autoescape(template) if callable(autoescape) else autoescape

    def visit_Call(self, call: nodes.Call) -> nodes.Node:  # noqa: N802 (Jinja2's)
        """`_("Works")`, `url("works")`, `static("site.css")`: as they will be on every page."""
        self.generic_visit(call)
        given = [each.value for each in call.args if isinstance(each, nodes.Const)]
        is_outright = len(given) == len(call.args) and not (call.kwargs or call.dyn_args or call.dyn_kwargs)
        if not is_outright or not isinstance(call.node, nodes.Name):
            return call
        match call.node.name:
            case "_":
                said = words(*given, is_html=self._is_html)
            case "url" | "static" as name:
                said = cast(Callable[..., str], self._environment.globals[name])(*given)
            case _:
                return call
        return nodes.Const(said, lineno=call.lineno)

    def visit_Include(self, include: nodes.Include) -> nodes.Node:  # noqa: N802
        """A template that is being worked on is read anew when it changes, which one that stands in another would not."""
        if not isinstance(include.template, nodes.Const) or self._environment.auto_reload:
            return include
        partial: str = include.template.value
        source, filename, _is_as_it_was = self._environment.loader.get_source(self._environment, partial)  # type: ignore[union-attr]
        return nodes.Scope(self._environment._parse(source, partial, filename).body, lineno=include.lineno)
