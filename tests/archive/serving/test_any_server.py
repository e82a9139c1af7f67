"""Any WSGI server can load the archive, not only our own, which has set it up before."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_the_application_sets_itself_up(tmp_path):
    command = [sys.executable, "-c", "from ficstead.archive.config.wsgi import application"]
    environment = os.environ | {
        "FICSTEAD_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "ficstead.archive.config.settings",
    }
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
