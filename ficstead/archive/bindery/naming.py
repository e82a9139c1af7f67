"""What a file is called on its reader's disk."""

from django.utils.text import get_valid_filename

from ficstead.archive.works.models import Work


def file_name(work: Work, ending: str) -> str:
    """`The_Long_Tide_12.epub`: the title in its own script, safe on any system, never two works' the same."""
    return f"{get_valid_filename(f'{work.title[:100]} {work.pk}')}.{ending}"
