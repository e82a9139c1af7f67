"""What the server runs: the front, and Django behind it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ficstead.archive.config.settings")

application = get_wsgi_application()
