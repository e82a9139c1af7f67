"""The words that the bindery prints of its own, in English unless the site translates them."""

from dataclasses import dataclass, field

from ficstead.press.bindery.book import SubjectKind

_ENGLISH_SUBJECTS = {
    SubjectKind.FANDOM: "Fandom",
    SubjectKind.RELATIONSHIP: "Relationships",
    SubjectKind.CHARACTER: "Characters",
    SubjectKind.RATING: "Rating",
    SubjectKind.WARNING: "Warnings",
    SubjectKind.CATEGORY: "Category",
    SubjectKind.FREEFORM: "Tags",
}


@dataclass(frozen=True)
class Labels:
    """Every printed label; `{number}`, `{position}` and `{series}` are filled in where they stand.

    A chapter's label without a place for its number has it at the end.
    """

    untitled: str = "Untitled"
    anonymous: str = "Anonymous"
    by: str = "by"
    cover: str = "Cover"
    title_page: str = "Title page"
    contents: str = "Contents"
    landmarks: str = "Landmarks"
    start: str = "Start of the story"
    chapter: str = "Chapter {number}"
    chapter_joint: str = ": "
    summary: str = "Summary"
    disclaimer: str = "Disclaimer"
    opening_note: str = "Author's note"
    closing_note: str = "End note"
    foreword: str = "Before the story"
    series: str = "Series"
    series_place: str = "Part {position} of {series}"
    words: str = "Words"
    thousands: str = ","
    chapters: str = "Chapters"
    status: str = "Status"
    posted: str = "Posted"
    updated: str = "Updated"
    source: str = "Source"
    publisher: str = "Archive"
    listing: str = ", "
    accessibility: str = (
        "Text with headings, a table of contents and labelled notes; the only picture is the cover, which is described."
    )
    subjects: dict[SubjectKind, str] = field(default_factory=lambda: dict(_ENGLISH_SUBJECTS))

    def numbered_chapter(self, number: int) -> str:
        named = self.chapter if "{number}" in self.chapter else f"{self.chapter} {{number}}"
        return named.replace("{number}", str(number))

    def place_in_series(self, position: int, series: str) -> str:
        return self.series_place.replace("{position}", str(position)).replace("{series}", series)

    def count(self, number: int) -> str:
        """The number with its thousands set apart, as `12,345`."""
        return f"{number:,}".replace(",", self.thousands)


ENGLISH = Labels()
