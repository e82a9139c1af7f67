"""Real servers of several processes, people who write and people who read: nobody is shown yesterday's page.

On SQLite one server with two workers; with DATABASE_URL two servers, each with a folder of its own, on one PostgreSQL.
`python -m bench.freshness --minutes 60` is the same for an hour.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_processes_and_servers_see_each_change_at_the_next_reading():
    told = {name: value for name, value in os.environ.items() if not name.startswith(("FICSTEAD_", "BENCH_"))}
    command = [sys.executable, "-m", "bench.freshness", "--minutes", "0.2", "--seed", "1"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=told | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    counts = {name.strip(): int(count) for name, count in re.findall(r"^ +(\D+?) +(\d+)$", done.stdout, re.MULTILINE)}
    assert counts["stale"] == 0
    assert counts["changes"] > 3
    assert counts["pages compared byte for byte"] > 10
