"""Opening a page as a browser would, and looking at what stands on it."""

from dataclasses import dataclass

import html5lib
from django.test import Client
from selectolax.lexbor import LexborHTMLParser


@dataclass(frozen=True)
class Page:
    """An answer that has proved to be valid HTML with a title."""

    html: str
    tree: LexborHTMLParser

    @property
    def text(self) -> str:
        """What a reader can see in the body, with single spaces."""
        return " ".join((self.tree.body.text(separator=" ") if self.tree.body else "").split())

    @property
    def title(self) -> str:
        return self.tree.css_first("title").text()

    def texts(self, selector: str) -> list[str]:
        return [" ".join(node.text().split()) for node in self.tree.css(selector)]

    def links(self, selector: str = "a") -> list[str]:
        return [node.attributes["href"] or "" for node in self.tree.css(selector)]


def open_page(client: Client, address: str, status: int = 200) -> Page:
    answer = client.get(address)
    assert answer.status_code == status, f"{address}: {answer.status_code}"
    return read_page(answer.content.decode())


def read_page(html: str) -> Page:
    html5lib.HTMLParser(strict=True).parse(html)
    page = Page(html, LexborHTMLParser(html))
    assert page.title.strip(" ·") != ""
    ids = [node.attributes["id"] for node in page.tree.css("[id]")]
    assert len(ids) == len(set(ids)), f"an id stands twice: {sorted(ids)}"
    assert "style=" not in html.split("<article")[0], "the policy forbids inline styles"
    return page
