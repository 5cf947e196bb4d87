"""The language of the pages: Vietnamese, unless a member has chosen another.

What the browser asks for does not count: many offices run an English browser, and
their members read Vietnamese.
"""

from django.conf import settings
from django.utils import translation


class ChosenLanguage:
    """Activate the language of the member's choice (a cookie), else the default."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = self.chosen(request)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    def chosen(self, request) -> str:
        wanted = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        offered = {code for code, _name in settings.LANGUAGES}
        return wanted if wanted in offered else settings.LANGUAGE_CODE
