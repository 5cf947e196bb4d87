"""The first start on a fresh checkout, where nothing has been compiled yet."""

import os
import shutil
import subprocess
import sys

from django.conf import settings

PARTS = ("cells", "reports", "selfreview", "locale", "deploy", "templates")
ASK = """
from prepare_demo import start_django
start_django()
from django.utils import translation
translation.activate("vi")
print(translation.pgettext("office", "Secretary"))
"""


def test_the_very_first_process_speaks_vietnamese(tmp_path):
    for part in PARTS:
        shutil.copytree(
            settings.BASE_DIR / part,
            tmp_path / part,
            ignore=shutil.ignore_patterns("*.mo", "__pycache__"),
        )
    said = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=tmp_path / "deploy",
        env=os.environ | {"DATA_DIR": str(tmp_path / "data"), "PYTHONUTF8": "1"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert said.stdout.strip() == "Bí thư"
