"""A server under measurement: started, awaited, weighed and stopped. For test-static and Benchmarks/run."""

import os
import signal
import socket
import sys
import time

PATIENCE = 5.0  # seconds to wait for anything


class ServerProcess:
    """A server that writes its port to a file once it listens, or that is told its port.

    root is the root that it runs in; its paths, port_file's too, are meant inside that. patience is how many seconds it may
    take to begin, and to end.
    """

    def __init__(self, command, root="/", port_file=None, port=None, patience=PATIENCE):
        self.patience = patience
        self.port_path = root + port_file if port_file else None
        if self.port_path and os.path.exists(self.port_path):
            os.remove(self.port_path)
        self.port = port
        reader, writer = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                if root != "/":
                    os.chroot(root)
                    os.chdir("/")
                os.dup2(os.open("/dev/null", os.O_WRONLY), 1)
                os.write(writer, str(time.monotonic_ns()).encode())
                os.execve(command[0], command, {})
            finally:
                os._exit(127)
        os.close(writer)
        self.begun = int(os.read(reader, 32))  # of the exec, in ns
        os.close(reader)

    def first_answer(self):
        """Asks /healthz as soon as somebody listens; returns the answer and the ms since the exec."""
        deadline = time.monotonic() + self.patience
        while time.monotonic() < deadline:
            try:
                if self.port_path:
                    with open(self.port_path) as file:
                        self.port = int(file.read())
                answer = self.ask(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                return answer, (time.monotonic_ns() - self.begun) / 1e6
            except (FileNotFoundError, ValueError, ConnectionRefusedError):
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    sys.exit("the server ended before it answered")
                time.sleep(0.0001)
        os.kill(self.pid, signal.SIGKILL)
        sys.exit("no answer in time")

    def ask(self, request):
        """Sends a request that asks to close the connection; returns the whole answer."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as connection:
            connection.sendall(request)
            answer = b""
            while chunk := connection.recv(65536):
                answer += chunk
        return answer

    def resident(self, peak=False):
        """The memory resident now, or at its peak, in KiB, its child processes' included."""
        name = "VmHWM:" if peak else "VmRSS:"
        with open(f"/proc/{self.pid}/task/{self.pid}/children") as children:
            pids = [self.pid] + [int(pid) for pid in children.read().split()]
        total = 0
        for pid in pids:
            with open(f"/proc/{pid}/status") as status:
                total += next(int(line.split()[1]) for line in status if line.startswith(name))
        return total

    def processor_time(self):
        """The ms that all its threads have had a processor."""
        folder = f"/proc/{self.pid}/task"
        total = 0
        for task in os.listdir(folder):
            with open(f"{folder}/{task}/schedstat") as schedule:
                total += int(schedule.read().split()[0])
        return total / 1e6

    def stop(self):
        """Asks the server to end; returns whether it did, with success."""
        os.kill(self.pid, signal.SIGTERM)
        deadline = time.monotonic() + self.patience
        while time.monotonic() < deadline:
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                return os.waitstatus_to_exitcode(status) == 0
            time.sleep(0.001)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        return False
