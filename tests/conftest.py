"""What every test may lean on: a world that stays apart from the real archive, and a cast with names."""

import os
import tempfile

os.environ.setdefault("FICSTEAD_VAR", tempfile.mkdtemp(prefix="ficstead-tests-"))
os.environ.setdefault("FICSTEAD_SECRET_KEY", "tests only")
# Playwright's event loop lives in the thread of the test, which is no reason to refuse it the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
