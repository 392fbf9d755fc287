"""``python tests/trace``: print which promise has a test; see ``--help``."""

from pathlib import Path
import sys


sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.trace.command import main


if __name__ == "__main__":
    sys.exit(main())
