"""Starts /datafast-emulator in the root given, again and again, and measures it. See test-static."""

import os
import signal
import socket
import statistics
import subprocess
import sys
import time

RUNS = 20
SIZE_LIMIT = 20_000_000  # bytes
ANSWER_LIMIT = 12.0  # ms from exec to the end of the first answer, in the median
MEMORY_LIMIT = 16 * 1024  # KiB resident after the first answers
PATIENCE = 5.0  # seconds to wait for anything

root = sys.argv[1]
program = "/datafast-emulator"
port_file = "/tmp/port"


def start():
    """Starts the program in the root; returns its process id and the time of its exec."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.chroot(root)
            os.chdir("/")
            quiet = os.open("/dev/null", os.O_WRONLY)
            os.dup2(quiet, 1)
            os.write(writer, str(time.monotonic_ns()).encode())
            os.execve(program, [program, "serve", "--port", "0", "--port-file", port_file], {})
        finally:
            os._exit(127)
    os.close(writer)
    begun = int(os.read(reader, 32))
    os.close(reader)
    return child, begun


def first_answer(child):
    """Asks /healthz as soon as somebody listens; returns the answer and the port."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with open(root + port_file) as file:
                port = int(file.read())
            with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
                connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                answer = b""
                while chunk := connection.recv(65536):
                    answer += chunk
            return answer, port
        except (FileNotFoundError, ValueError, ConnectionRefusedError):
            if os.waitpid(child, os.WNOHANG)[0]:
                sys.exit("the program ended before it answered")
            time.sleep(0.0001)
    os.kill(child, signal.SIGKILL)
    sys.exit("no answer in time")


def resident(child):
    with open(f"/proc/{child}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))


def stop(child):
    """Asks the program to end; returns whether it did, with success."""
    os.kill(child, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


times, memories, failures = [], [], []
for run in range(RUNS):
    try:
        os.remove(root + port_file)
    except FileNotFoundError:
        pass
    child, begun = start()
    answer, port = first_answer(child)
    times.append((time.monotonic_ns() - begun) / 1e6)
    if not answer.startswith(b"HTTP/1.1 200 "):
        failures.append(f"/healthz answered {answer[:80]!r}")
    if run == 0:
        curl = ["curl", "--fail", "--silent", "--show-error", "--max-time", "5", f"http://127.0.0.1:{port}/healthz"]
        if subprocess.run(curl, stdout=subprocess.DEVNULL).returncode != 0:
            failures.append("curl failed")
    memories.append(resident(child))
    if not stop(child):
        failures.append("SIGTERM did not end it with success")

size = os.stat(root + program).st_size
answer_time = statistics.median(times)
memory = max(memories)
print(f"size              {size / 1e6:8.1f} MB   at most {SIZE_LIMIT / 1e6:.0f}")
print(f"first answer      {answer_time:8.1f} ms   at most {ANSWER_LIMIT:.0f} (median of {RUNS}, best {min(times):.1f})")
print(f"resident          {memory / 1024:8.1f} MiB  at most {MEMORY_LIMIT / 1024:.0f}")
if size > SIZE_LIMIT:
    failures.append("too large")
if answer_time >= ANSWER_LIMIT:
    failures.append("too slow to start")
if memory >= MEMORY_LIMIT:
    failures.append("too much memory")
for failure in dict.fromkeys(failures):
    print(failure, file=sys.stderr)
sys.exit(1 if failures else 0)
