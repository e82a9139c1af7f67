"""What the database works out of its own tables and keeps true, so that a list costs the same however long it is."""

from ficstead.archive.serving.copies import Copy
from ficstead.archive.serving.tallies import Tally

DERIVED = (
    # One index holds all that a list asks for.
    Copy("works_worktag", "work_id", of="works_work", columns=("visibility", "updated_at", "trashed_at")),
    # How many works stand in the list of each tag, and in that of all works, which is number 0.
    Tally(
        "works_tally",
        columns=("tag", "visibility", "works"),
        of={"works_work": ("0", "{row}.visibility"), "works_worktag": ("{row}.tag_id", "{row}.visibility")},
        when="{row}.visibility <> 'draft' AND {row}.trashed_at IS NULL",
    ),
)
