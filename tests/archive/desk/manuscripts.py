"""Manuscripts that the desk's tests hand in, and the way to hand them in."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ficstead.archive.desk.models import ManuscriptFile
from tests.archive.pages import Page, open_page

UNTIDY = """Title: The Clockwork Heron
Author: Nightjar
Fandom: The Lantern Canals
Pairing: Ottilie/Bram
Rating: PG-13
Summary: Ottilie steals a bridge, and Bram has opinions.
Beta: the ever patient Marrow
Chapters: 2/9

Disclaimer: I don't own the Lantern Canals. If I did, Bram would get more lines.

A/N: Thank you all for the lovely reviews on my last story! I hope you like this one.

Chapter 1: What the Fog Owes

The fog came in at the third bell, and it came in hungry.

Ottilie stood on the wrong side of the canal and counted her oars.

"You counted wrong," said Bram.

* * *

The bridge was where she had left it, folded against the wall like an umbrella.

"You stole a bridge," said Bram.

Chapter 2: Second Rise

A/N: Sorry for the delay, my computer died.

"You never told me she built it," said Ottilie.

He folded the last strut, and the bridge sighed, and was a bridge again.

Disclaimer: The song in this chapter isn't mine either.
"""


def upload(text: str | bytes = UNTIDY, name: str = "heron.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


def hand_in(client: Client, text: str | bytes = UNTIDY, name: str = "heron.txt", **fields: object) -> ManuscriptFile:
    """The manuscript after the intake page has taken it."""
    answer = client.post("/desk/new", {"file": upload(text, name), **fields})
    assert answer.status_code == 302, answer.content.decode()
    return ManuscriptFile.objects.latest("pk")


def fields_of(page: Page) -> dict[str, object]:
    """What a browser would send of the preview's form, as it stands."""
    form = page.tree.css_first("form[data-preview]")
    said: dict[str, object] = {}
    for node in form.css("input[name], textarea[name]"):
        if node.attributes.get("type") == "checkbox":
            said.setdefault(node.attributes["name"], [])
            if "checked" in node.attributes:
                said[node.attributes["name"]].append(node.attributes["value"])
        else:
            said[node.attributes["name"]] = node.attributes.get("value") or node.text()
    for select in form.css("select[name]"):
        chosen = select.css_first("option[selected]") or select.css_first("option")
        said[select.attributes["name"]] = chosen.attributes.get("value") or ""
    return said


def answer_preview(client: Client, file: ManuscriptFile, do: str, **changes: object):
    """Presses a button of the preview after changing some of its fields."""
    address = f"/desk/manuscripts/{file.pk}"
    return client.post(address, fields_of(open_page(client, address)) | changes | {"do": do})
