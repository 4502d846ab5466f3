"""The example story, from articles to an account, by the commands a user would type.

Reads the articles beside this file into a fresh store, lists the stories, shows the first
screen of the account and writes the whole of it as a page.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent
ROOT = EXAMPLES.parent
OUT = ROOT / "out"
STORE = OUT / "demo.db"
PAGE = OUT / "account.html"
SCREEN_LINES = 60


def main() -> None:
    """Run the commands; leaves with the status of the first that fails."""
    OUT.mkdir(exist_ok=True)
    for suffix in ("", "-journal", "-wal", "-shm"):
        STORE.with_name(STORE.name + suffix).unlink(missing_ok=True)
    folders = [_shown(EXAMPLES / name) for name in ("harbour-talks", "unrelated")]
    print(onrecord("read", *folders))
    print(onrecord("stories"))
    lines = onrecord("account").splitlines()
    print("\n".join(lines[:SCREEN_LINES]))
    if len(lines) > SCREEN_LINES:
        print(f"... {len(lines) - SCREEN_LINES} more lines\n")
    onrecord("account", "--format", "html", "-o", _shown(PAGE))
    print(f"The whole account: open {PAGE.as_uri()}")
    print(f"Look further: onrecord search bond --store {_shown(STORE)}")


def onrecord(*arguments: str) -> str:
    """What one command of the program prints; the command itself is shown first."""
    line = [*arguments, "--store", _shown(STORE)]
    print("$ onrecord " + " ".join(line), flush=True)
    command = [sys.executable, "-m", "onrecord.cli", *line]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(done.returncode)
    return done.stdout


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


if __name__ == "__main__":
    main()
