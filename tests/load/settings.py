"""The project's settings with the bare views of the bench beside its own."""

from selfreview.settings import *  # noqa: F403
from selfreview.settings import STORAGES

ROOT_URLCONF = "tests.load.urls"
ALLOWED_HOSTS = ["127.0.0.1"]
# The names of static files are hashed as in an installation, but not compressed.
STORAGES = STORAGES | {
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    }
}
LOGGING_CONFIG = None
