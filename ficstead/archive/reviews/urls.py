"""The addresses of reviews and kudos."""

from django.urls import path

from ficstead.archive.reviews.views import reading, tending, writing

urlpatterns = [
    path("chapters/<int:pk>/reviews", writing.write, name="review-new"),
    path("chapters/<int:pk>/kudos", reading.kudos, name="kudos-give"),
    path("works/<int:pk>/reviews", reading.of_work, name="work-reviews"),
    path("reviews/mine", reading.mine, name="reviews-of-mine"),
    path("reviews/<int:pk>", reading.review, name="review"),
    path("reviews/<int:pk>/edit", writing.edit, name="review-edit"),
    path("reviews/<int:pk>/delete", writing.delete, name="review-delete"),
    path("reviews/<int:pk>/let-in", tending.let_review_in, name="review-let-in"),
    path("reviews/<int:pk>/hide", tending.hide_review, name="review-hide"),
    path("reviews/<int:pk>/unhide", tending.unhide_review, name="review-unhide"),
    path("reviews/<int:pk>/freeze", tending.freeze_thread, name="review-freeze"),
    path("reviews/<int:pk>/thaw", tending.thaw_thread, name="review-thaw"),
    path("reviews/<int:pk>/block", tending.block_writer, name="review-block"),
]
