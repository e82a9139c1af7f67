"""Every table is spoken for: what is shown of it, or that nothing is."""

from django.apps import apps

from ficstead.archive.config.shown import NOT_SHOWN_TABLES, SHOWN_TABLES


def test_every_table_is_either_shown_or_said_not_to_be() -> None:
    shown = {bump.table for bump in SHOWN_TABLES}
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert not shown & NOT_SHOWN_TABLES
    assert shown | NOT_SHOWN_TABLES == tables
