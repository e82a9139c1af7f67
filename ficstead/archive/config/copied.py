"""Which columns stand a second time in another table, so that one index holds all that a list asks for."""

from ficstead.archive.serving.copies import Copy

COPIES = (Copy("works_worktag", "work_id", of="works_work", columns=("visibility", "updated_at", "trashed_at")),)
