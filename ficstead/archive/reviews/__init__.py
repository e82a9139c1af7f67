"""What readers say and give back: reviews, answers, kudos."""
