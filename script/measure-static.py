"""Starts /datafast-emulator in the root given, again and again, and measures it. See test-static."""

import os
import statistics
import subprocess
import sys
import time

sys.dont_write_bytecode = True
from server_process import ServerProcess

RUNS = 20
ROUNDS = 3  # at most: others' work on the machine only ever adds time, so one round within the limit shows that it holds
SIZE_LIMIT = 20_000_000  # bytes
ANSWER_LIMIT = 12.0  # ms from exec to the end of the first answer, in the median
# On a machine that others slow down: as many times what Python takes to begin and end, which is about 7 ms on an idle one.
PYTHON = [sys.executable, "-S", "-c", ""]
PYTHON_LIMIT = 1.75
MEMORY_LIMIT = 16 * 1024  # KiB resident after the first answers

root = sys.argv[1]
program = "/datafast-emulator"
port_file = "/tmp/port"
command = [program, "serve", "--quiet", "--port", "0", "--port-file", port_file]

memories, failures = [], []


def python_time():
    """The milliseconds that Python takes."""
    begun = time.monotonic()
    subprocess.run(PYTHON, check=True)
    return (time.monotonic() - begun) * 1e3


def measure():
    """The milliseconds to the first answer of one round of starts, and those that Python takes, in turn."""
    times, references = [], []
    for run in range(RUNS):
        references.append(python_time())
        server = ServerProcess(command, root=root, port_file=port_file)
        answer, elapsed = server.first_answer()
        times.append(elapsed)
        if not answer.startswith(b"HTTP/1.1 200 "):
            failures.append(f"/healthz answered {answer[:80]!r}")
        if run == 0:
            url = f"http://127.0.0.1:{server.port}/healthz"
            curl = ["curl", "--fail", "--silent", "--show-error", "--max-time", "5", url]
            if subprocess.run(curl, stdout=subprocess.DEVNULL).returncode != 0:
                failures.append("curl failed")
        memories.append(server.resident())
        if not server.stop():
            failures.append("SIGTERM did not end it with success")
    return times, references


for _ in range(ROUNDS):
    times, references = measure()
    answer_time = statistics.median(times)
    limit = max(ANSWER_LIMIT, PYTHON_LIMIT * statistics.median(references))
    if answer_time < limit:
        break

size = os.stat(root + program).st_size
memory = max(memories)
print(f"size              {size / 1e6:8.1f} MB   at most {SIZE_LIMIT / 1e6:.0f}")
print(f"first answer      {answer_time:8.1f} ms   under {limit:.1f} (median of {RUNS}, best {min(times):.1f};"
      f" Python {statistics.median(references):.1f})")
print(f"resident          {memory / 1024:8.1f} MiB  under {MEMORY_LIMIT / 1024:.0f}")
if size > SIZE_LIMIT:
    failures.append("too large")
if answer_time >= limit:
    failures.append("too slow to start")
if memory >= MEMORY_LIMIT:
    failures.append("too much memory")
for failure in dict.fromkeys(failures):
    print(failure, file=sys.stderr)
sys.exit(1 if failures else 0)
