"""The WSGI application that gunicorn serves."""

import logging
import os

from django.core.wsgi import get_wsgi_application

from selfreview.log_filter import WithoutTypedText

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selfreview.settings")

application = get_wsgi_application()

# What escapes even the page for errors is logged by the server itself, in its own way.
logging.getLogger("gunicorn.error").addFilter(WithoutTypedText())
