"""Base page, style sheet and template language; no noun of the domain."""
