"""Ficstead: a self-hosted home for serial fan fiction."""

__version__ = "0.1.0"
