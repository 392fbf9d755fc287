"""`make story SERVICE=spk URL=...`: plays a service standard against a running portal;
`SERVICE=formulir` a working day of the forms, `SERVICE=sps` drafts of standards.

Environment: SETNEG_DEMO_PASSWORD and SETNEG_ADMIN_PASSWORD when they are not the demo's.
"""

import argparse
import importlib
import os
from pathlib import Path
import sys


sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.stories.client import Portal
from tests.stories.timeline import Timeline


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("service", choices=["spk", "sps", "formulir"])
    parser.add_argument("--url", default="http://127.0.0.1:8080/setneg")
    options = parser.parse_args()
    password = os.environ.get("SETNEG_DEMO_PASSWORD", "setneg-demo-2026")
    secret = os.environ.get("SETNEG_ADMIN_PASSWORD", password)
    portal = Portal(options.url, password, administrator=("admin", secret))
    timeline = Timeline()
    story = importlib.import_module(f"tests.stories.{options.service}")
    try:
        story.play(portal, timeline)
    except AssertionError as error:
        print(f"\nGAGAL: {error}")
        return 1
    timeline.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
