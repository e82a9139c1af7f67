"""Google's Lighthouse, asked for its opinion of a page as a phone on a slow line sees it."""

import json
import os
import shutil
import statistics
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SCORES = ("performance", "accessibility", "best-practices", "seo")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Medians of all rounds, of 100; and what the best round still found wanting."""

    scores: dict[str, float]
    shortfalls: list[str]


@dataclass(frozen=True, slots=True)
class Lighthouse:
    command: list[str]

    @classmethod
    def found(cls, program: Path | None) -> "Lighthouse":
        """Raises SystemExit where there is none."""
        if program:
            return cls(["node", str(program)])
        if npx := shutil.which("npx"):
            return cls([npx, "--no-install", "lighthouse"])
        raise SystemExit("Lighthouse is not here: npm install lighthouse, and name its cli/index.js.")

    def verdict(self, address: str, rounds: int) -> Verdict:
        reports = [self._report(address) for _round in range(rounds)]
        scores = {name: statistics.median(_score(report, name) for report in reports) for name in SCORES}
        best = max(reports, key=lambda report: sum(_score(report, name) for name in SCORES))
        return Verdict(scores, _shortfalls(best))

    def _report(self, address: str) -> Any:
        sandbox = " --no-sandbox" if os.getuid() == 0 else ""
        chromium = shutil.which("chromium") or "chromium"
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "report.json"
            told = ["--quiet", "--output=json", f"--output-path={file}", f"--chrome-flags=--headless=new{sandbox}"]
            environment = {**os.environ, "CHROME_PATH": chromium}
            subprocess.run([*self.command, address, *told], env=environment, check=True, capture_output=True)
            return json.loads(file.read_text())


def _score(report: Any, name: str) -> float:
    return float(report["categories"][name]["score"] or 0) * 100


def _shortfalls(report: Any) -> list[str]:
    """What counts and is not perfect."""
    found = []
    for name in SCORES:
        for part in report["categories"][name]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                shown = f" {audit['displayValue']}" if "displayValue" in audit else ""
                found.append(f"{name}: {audit['title']}{shown} ({audit['score'] * 100:.0f})")
    return found
