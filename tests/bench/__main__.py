"""`make bench`: measures the portal beside plain Plone and writes docs/benchmarks.md."""

from functools import partial
from pathlib import Path
import sys


sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import measures
from tests.bench import report
from tests.bench.server import Server


def main():
    server = Server()
    try:
        results = measures.run(server, partial(print, flush=True))
    finally:
        server.close()
    page = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
    page.write_text(report.render(results))
    print(f"\n{report.verdict(results)}\nDitulis: docs/benchmarks.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
