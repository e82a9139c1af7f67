"""Every address of the archive, by its name."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse


@dataclass(frozen=True, slots=True)
class Address:
    name: str
    """An address without a name, which only leads on to another, goes by its path."""
    parameters: tuple[str, ...]

    def url(self, arguments: dict[str, object]) -> str:
        return self.name if self.name.startswith("/") else reverse(self.name, kwargs=arguments)


def every_address() -> list[Address]:
    """In the order of their names, each once: several paths may bear one name."""
    return sorted(set(_addresses(get_resolver(), "", ())), key=lambda address: address.name)


def _addresses(resolver: URLResolver, path: str, parameters: tuple[str, ...]) -> Iterator[Address]:
    path += str(resolver.pattern)
    parameters += tuple(resolver.pattern.regex.groupindex)
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _addresses(entry, path, parameters)
        else:
            yield _address(entry, path, parameters)


def _address(entry: URLPattern, path: str, parameters: tuple[str, ...]) -> Address:
    parameters += tuple(entry.pattern.regex.groupindex)
    assert entry.name or not parameters, f"{path}{entry.pattern} has no name"
    return Address(entry.name or f"{path}{entry.pattern}".replace("^", ""), parameters)
