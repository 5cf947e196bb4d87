"""Static files as an installation serves them: named by their content."""

import re

from django.core.files.storage import storages
from django.core.management import call_command
from django.test import override_settings

from selfreview.settings import BASE_DIR, STORAGES

IMPORTED = re.compile(r"""^import .* from "(\./[^"]+)";$""", re.MULTILINE)


def test_modules_import_each_other_by_the_names_of_their_content(tmp_path):
    with override_settings(
        STORAGES=STORAGES,
        STATIC_ROOT=tmp_path,
        STATICFILES_DIRS=[("js", BASE_DIR / "static/js")],
        STATICFILES_FINDERS=["django.contrib.staticfiles.finders.FileSystemFinder"],
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
        entry = tmp_path / storages["staticfiles"].stored_name("js/autosave.js")
    waiting, seen = [entry], set()
    while waiting:
        module = waiting.pop()
        for address in IMPORTED.findall(module.read_text()):
            imported = (module.parent / address).resolve()
            assert re.fullmatch(r"\w+\.[0-9a-f]{12}\.js", imported.name)
            assert imported.is_file()
            if imported not in seen:
                seen.add(imported)
                waiting.append(imported)
    assert len(seen) == len(list((tmp_path / "js/autosave").glob("*.????????????.js")))
