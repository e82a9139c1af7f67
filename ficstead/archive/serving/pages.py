"""Finished pages: found on the shelf and fresh, or made now."""

from django.core.handlers.wsgi import WSGIHandler

from ficstead.archive.serving.asking import Environ
from ficstead.archive.serving.at_hand import AtHand, Ready, ready
from ficstead.archive.serving.making import Made, Turned, make_page
from ficstead.archive.serving.one_at_a_time import OneAtATime
from ficstead.archive.serving.remembering import Memory
from ficstead.archive.serving.shelf import PLAIN, Page, Shelf
from ficstead.archive.serving.versions import Versions

_BYTES_AT_HAND = 8 * 1024 * 1024
_TURNED_AWAY = 500


class Pages:
    """Of one process; the shelf is that of the whole machine."""

    def __init__(self, django: WSGIHandler, shelf: Shelf, versions: Versions, one_at_a_time: OneAtATime) -> None:
        self._django, self._shelf, self._versions, self._one_at_a_time = django, shelf, versions, one_at_a_time
        self.memory = Memory(versions)
        self._at_hand = AtHand(_BYTES_AT_HAND)
        self._turned: dict[str, Turned] = {}

    def ready(self, address: str, form: str) -> Ready | None:
        """What a stranger is told at this address, in that form or plain; None where no fresh page is finished."""
        found = self._at_hand.find(address, form)
        if found is not None and self._versions.is_fresh(found.page.stamp, found.page.shown):
            return found
        page = self.fresh(address)
        return self.made_ready(address, form, page) if page is not None else None

    def made_ready(self, address: str, form: str, page: Page) -> Ready | None:
        """The page, ready to be sent; None where the shelf had no room for it."""
        packed = form if page.is_packable else PLAIN
        body = self.bytes_of(address, packed, page)
        if body is None:
            return None
        made = ready(page, packed, body)
        self._at_hand.keep(address, form, made)
        return made

    def fresh(self, address: str) -> Page | None:
        """What lies on the shelf, if nothing that it shows has changed up to this moment."""
        page = self._shelf.page(address)
        return page if page is not None and self._versions.is_fresh(page.stamp, page.shown) else None

    def made(self, address: str, environ: Environ) -> Page | Turned | None:
        """Made now and laid on the shelf, unless somebody just has; None where Django must be asked by the visitor."""
        if turned := self._still_turned_away(address):
            return turned
        with self._one_at_a_time(address):
            if page := self.fresh(address):
                return page
            made = make_page(self._django, environ, address, self._versions.stamp(), self.memory)
            if isinstance(made, Made):
                self._shelf.put(address, made.page, made.bodies)
                return made.page
            if made is not None and made.hangs_on:
                self._remember(address, made)
            return made

    def _still_turned_away(self, address: str) -> Turned | None:
        """What strangers were told at a closed door, if it is closed up to this moment: whoever may pass it, and comes
        with each page of a work for members, doesn't wait for that to be made in vain."""
        turned = self._turned.get(address)
        return turned if turned is not None and self._versions.is_fresh(turned.stamp, turned.hangs_on) else None

    def _remember(self, address: str, turned: Turned) -> None:
        if len(self._turned) >= _TURNED_AWAY:
            self._turned.clear()
        self._turned[address] = turned

    def bytes_of(self, address: str, form: str, page: Page) -> bytes | None:
        """None where the shelf had no room for it."""
        return self._shelf.bytes_of(address, form, page)

    def close(self) -> None:
        self._shelf.close()
        self._versions.close()
