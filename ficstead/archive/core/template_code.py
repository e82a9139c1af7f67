"""The Python code that templates become, without what Jinja2 does for templates that ours are not.

A page shows five hundred values and calls three hundred functions; each of these detours takes longer than what it leads to.
"""

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]


def in_html(value: Any) -> str:
    """What `escape` gives, but as any text: it goes onto the page, and nobody asks it again whether it is escaped."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    # (`escape` makes a Markup of it, which takes longer than looking for what is to be escaped.)
    return _escape_inner(value) if kind is str else escape(value)


class TemplateCode(CodeGenerator):
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 (Jinja2's)
        """`work.heading()`: a method of our own wants to know nothing of the template, and can be called as it is."""
        given = node.args or node.kwargs or node.dyn_args or node.dyn_kwargs
        if not isinstance(node.node, nodes.Getattr) or given or forward_caller:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("()")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("environment.in_html(")
        else:
            super()._output_child_pre(node, frame, finalize)
