"""Settings of an installation: every choice is an environment variable.

The defaults run one cell on SQLite without any configuration; ``deploy/env.sample``
describes each variable.
"""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from selfreview import environment

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(environment.text("DATA_DIR") or BASE_DIR / "var")

DEBUG = environment.boolean("DEBUG", default=False)
SECRET_KEY = environment.secret_key(DATA_DIR)
NOTE_KEYS = environment.note_keys(DATA_DIR)
ALLOWED_HOSTS = environment.names("ALLOWED_HOSTS", default="localhost,127.0.0.1")
SITE_URL = environment.web_address("SITE_URL", default="http://127.0.0.1:8000")
HELP_LINE = environment.text("HELP_LINE")

INSTALLED_APPS = [
    "cells",
    "reports",
    "selfreview.admin_site.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "crispy_bootstrap5",
    "crispy_forms",
    "csp",
    "treebeard",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "selfreview.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cells.accounts.middleware.SignInRequired",
    "cells.accounts.middleware.IdleLock",
    "cells.accounts.middleware.FirstSignIn",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "selfreview.urls"
WSGI_APPLICATION = "selfreview.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cells.worklist.chrome.chrome",
            ],
        },
    },
]

# -- Database ---------------------------------------------------------------------

DATABASES = {"default": environment.database(DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Shared by all processes: it counts how often an address asks the public page.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
CHECKS_PER_MINUTE = environment.whole_number("CHECKS_PER_MINUTE", default=30, least=1)
# The page of the projector asks every three seconds; several may share one address.
PROJECTOR_PER_MINUTE = environment.whole_number(
    "PROJECTOR_PER_MINUTE", default=120, least=1
)

# -- Digital signatures --------------------------------------------------------------

# A file or folder of certificates (PEM or DER) of the authorities that are trusted.
TRUSTED_ROOTS = environment.text("TRUSTED_ROOTS")

# -- People -----------------------------------------------------------------------

AUTH_USER_MODEL = "cells.Member"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation."
        "UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "phone")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign_in"

AXES_FAILURE_LIMIT = environment.whole_number("LOGIN_FAILURES", default=5, least=1)
AXES_COOLOFF_MINUTES = environment.whole_number(
    "LOGIN_COOLOFF_MINUTES", default=15, least=1
)
AXES_COOLOFF_TIME = AXES_COOLOFF_MINUTES / 60
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "cells.accounts.views.locked_out"
AXES_CLIENT_IP_CALLABLE = "cells.accounts.client_address.client_address"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# Failed attempts are stored with what was posted: a kept text must not be among it.
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "kept"]

IDLE_MINUTES = environment.whole_number("IDLE_MINUTES", default=30, least=1)
SESSION_COOKIE_AGE = 3600 * environment.whole_number(
    "SESSION_HOURS", default=12, least=1
)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "cells.accounts.views.csrf_failure"

# -- Mail: none without a host ----------------------------------------------------

EMAIL_HOST = environment.text("MAIL_HOST")
MAIL_IS_ON = bool(EMAIL_HOST)
MAIL_TLS = environment.one_of(
    "MAIL_TLS", ("STARTTLS", "SSL", "NONE"), default="STARTTLS"
)
EMAIL_USE_TLS = MAIL_TLS == "STARTTLS"
EMAIL_USE_SSL = MAIL_TLS == "SSL"
EMAIL_PORT = environment.whole_number(
    "MAIL_PORT", default={"STARTTLS": 587, "SSL": 465, "NONE": 25}[MAIL_TLS], least=1
)
EMAIL_HOST_USER = environment.text("MAIL_USER")
EMAIL_HOST_PASSWORD = environment.text("MAIL_PASSWORD")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.mail_address("MAIL_FROM", wanted=MAIL_IS_ON)

# -- Transport and headers --------------------------------------------------------

HTTPS_ONLY = environment.boolean("HTTPS_ONLY", default=False)
TRUSTED_PROXY = environment.boolean("TRUSTED_PROXY", default=False)
SECURE_SSL_REDIRECT = HTTPS_ONLY
SESSION_COOKIE_SECURE = HTTPS_ONLY
CSRF_COOKIE_SECURE = HTTPS_ONLY
SECURE_HSTS_SECONDS = (
    environment.whole_number("HSTS_SECONDS", default=31536000) if HTTPS_ONLY else 0
)
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS_ONLY
SECURE_HSTS_PRELOAD = HTTPS_ONLY
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if TRUSTED_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_TRUSTED_ORIGINS = [SITE_URL] if urlsplit(SITE_URL).scheme == "https" else []

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# -- Language, time, files --------------------------------------------------------

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["selfreview.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS_ONLY

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "selfreview.storage.StaticFiles"},
}
# Scans lie here; no address leads to them but a view that asks for permission.
MEDIA_ROOT = DATA_DIR / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
WHITENOISE_MANIFEST_STRICT = True

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

# -- Logs: never a member's text, never an error mail -----------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "without_typed_text": {"()": "selfreview.log_filter.WithoutTypedText"},
    },
    "formatters": {
        "plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["without_typed_text"],
            "formatter": "plain",
        },
    },
    "root": {
        "handlers": ["console"],
        "level": environment.one_of(
            "LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), default="INFO"
        ),
    },
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        "axes": {"level": "WARNING"},
        "weasyprint": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
    },
}
