"""Takes a folder in with the light plan: started, and killed, by ``test_kill``."""

from __future__ import annotations

import sys

from onrecord.link.linker import link_pending
from onrecord.run.take_in import take_in
from onrecord.settings import Settings
from onrecord.store import Store
from tests.run.light import NOW, light

if __name__ == "__main__":
    folder, database, workers = sys.argv[1:]
    with Store.open(database) as store:
        print("begun", flush=True)
        settings = Settings(workers=int(workers), batch=4)
        take_in([folder], store, settings, None, NOW, annotator=light, linker=link_pending)
    print("done", flush=True)
