"""What a change in each table touches of the pages that strangers are shown.

A table stands here, or among those of which no such page shows anything; a test holds the two lists complete.
"""

from ficstead.archive.serving.shown import CHAPTERS, FANDOMS, LISTS, RECOMMENDATIONS, SITE, Bump, named, of_work

_HAS_BEEN_LISTED = "{row}.visibility <> 'draft'"
_IS_RECOMMENDED = "{row}.recommended_at IS NOT NULL"
# What else stands in its row are copies of the work's, whose changes are noted where they happen.
_OF_A_TAG = ("work_id", "tag_id", "position")

SHOWN_TABLES = (
    # A work, and whatever hangs on it
    Bump("works_work", of_work("id")),
    Bump("works_chapter", of_work()),
    Bump("works_authorship", of_work()),
    Bump("works_worktag", of_work(), of=_OF_A_TAG),
    Bump("works_announcement", of_work()),
    Bump("works_seriesplace", of_work()),
    Bump("works_work_credited_betas", of_work()),
    Bump("reviews_review", of_work()),
    Bump("reviews_kudos", of_work()),
    Bump("telling_news", of_work(), when="{row}.work_id IS NOT NULL"),
    # Which works stand in lists, and where
    Bump(
        "works_work",
        named(LISTS),
        of=("visibility", "trashed_at", "posted_at", "updated_at", "title", "chapter_count"),
        when=_HAS_BEEN_LISTED,
    ),
    Bump(
        "works_chapter",
        named(CHAPTERS),
        of=("work_id", "number", "posted_at", "trashed_at"),
        when="{row}.posted_at IS NOT NULL",
    ),
    Bump("works_authorship", named(LISTS)),
    Bump("works_worktag", named(LISTS), of=_OF_A_TAG),
    Bump("works_worktag", named(FANDOMS), of=_OF_A_TAG),
    Bump("works_work", named(FANDOMS), of=("visibility", "trashed_at"), when=_HAS_BEEN_LISTED),
    Bump("works_seriesplace", named(LISTS)),
    Bump("works_series_creators", named(LISTS)),
    Bump("reading_bookmark", of_work(), when=_IS_RECOMMENDED),
    Bump("reading_bookmark", named(RECOMMENDATIONS), when=_IS_RECOMMENDED),
    # Names, which may stand anywhere
    Bump("accounts_pseud", named(SITE), made=False),
    Bump("accounts_formername", named(SITE)),
    Bump("accounts_user", named(SITE), of=("is_active",), made=False),
    Bump("tags_tag", named(SITE), made=False),
    Bump("tags_tag_parents", named(SITE)),
    Bump("works_series", named(SITE), made=False),
)

NOT_SHOWN_TABLES = frozenset(
    """
    account_emailaddress account_emailconfirmation accounts_apppassword accounts_block accounts_invitation
    accounts_user_groups accounts_user_user_permissions auth_group auth_group_permissions auth_permission core_daysalt
    core_worker desk_authorrequest
    desk_beta desk_betalook desk_ignorednote desk_manuscriptfile desk_merger desk_ownword desk_remark
    desk_remarkanswer desk_rhythm desk_silencedcheck desk_unsavedtext discovery_feededition django_content_type
    django_session django_tasks_database_dbtaskresult mail_address mail_letter mfa_authenticator reading_bookmarktag reading_chapterday
    reading_chapterread reading_foldedhits reading_listedwork reading_place reading_readertoday reading_readinglist
    telling_follow telling_notice telling_tellingchoice usersessions_usersession works_chapterrevision works_tally
    """.split()
)
"""Tables of which no page for strangers shows anything, and the tally, in which nothing changes but with works and their tags."""
