"""How fast an address answers: one request after another, and as many as possible."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import socket
import statistics
import subprocess
import sys
import time
from urllib.parse import urlsplit


ROOT = Path(__file__).resolve().parents[2]


def latency(ask, times=40, warm=5):
    """Median milliseconds of `ask()`, after some calls that do not count."""
    for _ in range(warm):
        ask()
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def _read_answer(stream):
    """One HTTP answer with a Content-Length from a buffered socket; its status."""
    status = int(stream.readline().split()[1])
    length = 0
    while True:
        line = stream.readline().strip().lower()
        if not line:
            break
        if line.startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    stream.read(length)
    return status


def hammer(url, accept, seconds):
    """Ask over one kept connection for `seconds`; the number of good answers."""
    parts = urlsplit(url)
    asked = (
        f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept: {accept}\r\n\r\n"
    ).encode()
    answered = 0
    with socket.create_connection((parts.hostname, parts.port)) as connection:
        stream = connection.makefile("rb")
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            connection.sendall(asked)
            if _read_answer(stream) != 200:
                raise RuntimeError(f"{url} answered with an error under load")
            answered += 1
    return answered


def throughput(url, accept, seconds=1.5, connections=2):
    """Answers a second over several connections, each a process of its own."""
    code = "import sys; from tests.bench.load import hammer; print(hammer(sys.argv[1], sys.argv[2], float(sys.argv[3])))"

    def run(_):
        done = subprocess.run(
            [sys.executable, "-c", code, url, accept, str(seconds)],
            capture_output=True,
            cwd=ROOT,
            text=True,
            check=True,
        )
        return int(done.stdout)

    with ThreadPoolExecutor(connections) as pool:
        return sum(pool.map(run, range(connections))) / seconds


def throughputs(urls, accept, rounds=5):
    """Median answers a second of each address, asked in turns so that both sites meet
    the same moods of the machine."""
    for url in urls:
        hammer(url, accept, 1)
    counted = {url: [] for url in urls}
    for _ in range(rounds):
        for url in urls:
            counted[url].append(throughput(url, accept))
    return [statistics.median(counted[url]) for url in urls]
