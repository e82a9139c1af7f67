"""Every setting of the archive, read from the environment; `docs/configuration.md` explains each."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env, validate

from ficstead.archive.config.postgresql import postgresql_at
from ficstead.archive.config.secret import secret_key_in
from ficstead.archive.mail.smtp_url import smtp_server

env = Env(prefix="FICSTEAD_")

DEBUG = env.bool("DEBUG", default=False)
VAR = Path(env.str("VAR", default="var")).resolve()
SECRET_KEY = env.str("SECRET_KEY", default="") or secret_key_in(VAR)

# Where the archive stands

SITE_NAME = env.str("SITE_NAME", default="Ficstead")
LISTEN_ON = env.str("LISTEN_ON", default="127.0.0.1:8000")
SITE_URL = env.str("SITE_URL", default=f"http://{LISTEN_ON.replace('0.0.0.0', '127.0.0.1')}").rstrip("/")  # noqa: S104 (shown, not bound)
_site = urlsplit(SITE_URL)
if _site.scheme not in ("http", "https") or not _site.hostname:
    raise ImproperlyConfigured(f"FICSTEAD_SITE_URL must look like https://archive.example, not {SITE_URL!r}.")
SITE_HOST = _site.hostname
SERVED_OVER_HTTPS = _site.scheme == "https"
WORKERS = env.int("WORKERS", default=2, validate=validate.Range(min=1, max=64))
# Of each process. Half of them may wait for forms (serving.forms), the others are always there for readers.
THREADS = 8

ALLOWED_HOSTS = [_site.hostname, "127.0.0.1", "localhost", *env.list("ALLOWED_HOSTS", default=[])]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
ALLAUTH_TRUSTED_PROXY_COUNT = 0
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Limits by address would otherwise hold all readers for one: the proxy.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

# The application

ROOT_URLCONF = "ficstead.archive.config.urls"
WSGI_APPLICATION = "ficstead.archive.config.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "ficstead.archive.core",
    "ficstead.archive.serving",
    "ficstead.archive.mail",
    "ficstead.archive.accounts",
    "ficstead.archive.tags",
    "ficstead.archive.works",
    "ficstead.archive.telling",
    "ficstead.archive.reviews",
    "ficstead.archive.reading",
    "ficstead.archive.discovery",
    "ficstead.archive.bindery",
    "ficstead.archive.desk",
    "ficstead.archive.moderation",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ficstead.archive.core.policy.say_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "ficstead.archive.serving.believing.BelievingMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]
# Of a page that is made for nobody in particular: it has no session, no token and no message.
MIDDLEWARE_FOR_NOBODY = [
    "django.middleware.security.SecurityMiddleware",
    "ficstead.archive.core.policy.say_policy",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "ficstead.archive.serving.nobody.as_nobody",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "ficstead.archive.core.jinja.environment",
            "extensions": ["jinja2.ext.i18n"],
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.request",
                "ficstead.archive.core.context.site",
                "ficstead.archive.serving.context.forms",
                "ficstead.archive.serving.slots.slots",
                "ficstead.archive.telling.context.inbox",
                "ficstead.archive.reading.context.reader",
                "ficstead.archive.desk.context.waiting",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.Jinja2"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The database: SQLite, unless DATABASE_URL (without our prefix, since hosts set it by that name) names a PostgreSQL

if database_url := Env().str("DATABASE_URL", default=""):
    DATABASES = {"default": postgresql_at(database_url)}
    if DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql":
        raise ImproperlyConfigured("DATABASE_URL must be a postgres:// address; leave it out to use SQLite.")
else:
    DATABASES = {
        "default": {
            "ENGINE": "ficstead.archive.core.sqlite",
            "NAME": str(VAR / "archive.sqlite3"),
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "timeout": 20,
                # A deferred transaction that turns to writing fails at once when another writer is busy;
                # an immediate one waits its turn.
                "transaction_mode": "IMMEDIATE",
                # FULL: a chapter that was acknowledged survives a power cut.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    }

# Replicas of that PostgreSQL, each of which takes a part of the reading

_replica_urls: list[str] = env.list("REPLICAS", default=[])
REPLICAS = [f"replica-{number}" for number in range(1, len(_replica_urls) + 1)]
if REPLICAS and DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql":
    raise ImproperlyConfigured("FICSTEAD_REPLICAS are replicas of the PostgreSQL that DATABASE_URL names.")
for _replica, _url in zip(REPLICAS, _replica_urls, strict=True):
    DATABASES[_replica] = postgresql_at(_url)
if REPLICAS:
    DATABASE_ROUTERS = ["ficstead.archive.serving.replicas.Router"]
    MIDDLEWARE.insert(0, "ficstead.archive.serving.replicas.read_your_own_writes")

# People and their passwords

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "home"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
AUTHENTICATION_BACKENDS = ["ficstead.archive.accounts.sessions.Backend"]
SESSION_ENGINE = "ficstead.archive.accounts.sessions"

# Mail leaves by the worker alone: whatever is sent in a request is queued in the database first

EMAIL_BACKEND = "ficstead.archive.mail.queueing.QueueingBackend"
SMTP_URL = env.str("SMTP_URL", default="")
try:
    SMTP_URL and smtp_server(SMTP_URL)
except ValueError as wrong:
    raise ImproperlyConfigured(f"FICSTEAD_SMTP_URL can't be used: {wrong}.") from wrong
MAIL_FOLDER = VAR / "mail"
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default=f"{SITE_NAME} <archive@{SITE_HOST}>")
EMAIL_SUBJECT_PREFIX = ""

# The doors, kept by django-allauth

# By invitation: an archive open to all is found by robots before it is found by readers.
SIGN_UP = env.str("SIGN_UP", default="invitation", validate=validate.OneOf(["open", "invitation", "closed"]))
ACCOUNT_ADAPTER = "ficstead.archive.accounts.adapter.Door"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_FORMS = {
    "login": "ficstead.archive.accounts.forms.SignInForm",
    "signup": "ficstead.archive.accounts.forms.SignUpForm",
    "add_email": "ficstead.archive.accounts.forms.MailForm",
    "change_password": "ficstead.archive.accounts.forms.PasswordForm",
    "set_password": "ficstead.archive.accounts.forms.FirstPasswordForm",
    "reset_password": "ficstead.archive.accounts.forms.ForgottenForm",
    "reset_password_from_key": "ficstead.archive.accounts.forms.NewPasswordForm",
}
# Without a mail server nobody could follow the link: the letter is written, and the member is let in meanwhile.
_believed = "mandatory" if SMTP_URL else "optional"
_ways = validate.OneOf(["mandatory", "optional"])
ACCOUNT_EMAIL_VERIFICATION = env.str("MAIL_VERIFICATION", default=_believed, validate=_ways)
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_SIGNUP_REDIRECT_URL = "home"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_CONFIRMATION_AUTHENTICATED_REDIRECT_URL = "settings"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = _site.scheme
# The limits themselves are allauth's own, but for those that a person in good faith would run into.
ACCOUNT_RATE_LIMITS = {"change_name": "5/h/user", "invite": "30/h/user", "app_password": "20/h/user"}
MFA_ADAPTER = "ficstead.archive.accounts.adapter.SecondDoor"
MFA_FORMS = {
    "add_webauthn": "ficstead.archive.accounts.forms.PasskeyForm",
    "login_webauthn": "ficstead.archive.accounts.forms.PasskeySignInForm",
    "authenticate_webauthn": "ficstead.archive.accounts.forms.PasskeySecondStepForm",
    "reauthenticate_webauthn": "ficstead.archive.accounts.forms.PasskeyStillThemForm",
    "edit_webauthn": "ficstead.archive.accounts.forms.PasskeyNameForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1
# Two steps are for everyone, also where no mail is set up.
MFA_ALLOW_UNVERIFIED_EMAIL = ACCOUNT_EMAIL_VERIFICATION != "mandatory"

# Limits hold over all processes, so they are counted in our database

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # Where there is room for few, somebody could push a limit out by knocking under many names.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# Finished pages for strangers, handed out before Django is asked

PAGES_FOLDER = VAR / "pages"
PAGES_BUDGET = env.int("PAGE_CACHE", default=256, validate=validate.Range(min=0, max=100_000)) * 1024 * 1024
SHOWN_TABLES = "ficstead.archive.config.shown.SHOWN_TABLES"
DERIVED = "ficstead.archive.config.derived.DERIVED"
PAGE_COUNTER = "ficstead.archive.reading.counting.count_page"

# Background work: tasks in our own database, and the rounds that every worker goes

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Each is called as round(now=…) again and again; it does whatever is due, and doing it twice is doing it once.
ROUNDS = [
    "ficstead.archive.desk.scheduling.post_due_chapters",
    "ficstead.archive.telling.spreading.spread_untold_news",
    "ficstead.archive.telling.mailing.mail_due_notices",
    "ficstead.archive.mail.delivering.deliver_due_letters",
    "ficstead.archive.reading.folding.fold_hits",
    "ficstead.archive.serving.pruning.prune_changes",
    "ficstead.archive.works.tallying.fold_tallies",
    "ficstead.archive.bindery.shelf.prune_shelf",
]

# What the browser is told

SECURE_SSL_REDIRECT = SERVED_OVER_HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if SERVED_OVER_HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = SERVED_OVER_HTTPS
CSRF_COOKIE_SECURE = SERVED_OVER_HTTPS
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "ficstead.archive.serving.believing.csrf_failure"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Language and time

LANGUAGE_CODE = env.str("LANGUAGE", default="en")
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [Path(__file__).resolve().parents[1] / "locale"]

# Files

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "ficstead.archive.core.joining.JoinedFiles",
]
# What every page asks for, and what some do: each one request, made of the rooms' small files. Later sheets may refine
# what earlier ones say.
JOINED_FOLDER = VAR / "joined"
JOINED_FILES = {
    "site.css": [
        "core/fonts.css",
        "core/ficstead.css",
        "discovery/lists.css",
        "reading/story.css",
        "reading/library.css",
        "reading/offline/offline.css",
        "reviews/reviews.css",
    ],
    "site.js": ["reading/offline/page.js", "reading/offline/work.js", "core/settings.js", "core/menus.js"],
    "chapter.js": ["reading/keys.js", "reading/place.js", "reviews/reviews.js"],
    "continue.js": ["reading/continue.js"],
    "offline.js": ["reading/offline/list.js"],
    "worker.js": ["reading/offline/worker.js"],
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": VAR / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
BINDERY_SHELF = VAR / "bindery"
MANUSCRIPT_LIMIT = env.int("MANUSCRIPT_LIMIT", default=20_000_000, validate=validate.Range(min=1))
# A pasted manuscript is a form field, and a preview of ten thousand paragraphs has as many labels.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * MANUSCRIPT_LIMIT
DATA_UPLOAD_MAX_NUMBER_FIELDS = 100_000

env.seal()
