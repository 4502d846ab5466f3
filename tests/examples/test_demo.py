"""The demo works from a clean checkout, and again over its own output."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.slow
def test_the_demo_tells_the_story_and_where_its_page_is(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "demo.db").write_text("left over from something else")
    command = [sys.executable, str(tmp_path / "examples" / "demo.py")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "out" / "account.html").resolve()
    assert "9 taken, 0 already known, 0 refused" in done.stdout
    assert page.as_uri() in done.stdout
    assert "Ines Darrow" in page.read_text(encoding="utf-8")
