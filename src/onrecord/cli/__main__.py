"""``python -m onrecord.cli``."""

from __future__ import annotations

from onrecord.cli.app import main

main()
