"""Tries an image of the emulator: see test-image.

    test_image.py docker|podman IMAGE
    test_image.py chroot ROOT IMAGE.json     an unpacked image, and what `buildah inspect` says of it
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

SIZE_LIMIT = 20_000_000  # bytes
STOP_LIMIT = 0.1  # seconds from SIGTERM to the end, idle
PATIENCE = 20.0  # seconds to wait for anything
KEY = "df_aad97ac77ba51e883cb0b3e7366636acb77907d7a7f4ffcd"
VISITOR = "a3ab2331-989f-4cfa-91c6-2461c9e3c6bd"


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def until(condition, what):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if value := condition():
            return value
        time.sleep(0.01)
    raise AssertionError(f"{what}: not within {PATIENCE:.0f} s")


class EngineContainer:
    """A container of Docker or Podman."""

    def __init__(self, engine, image, environment, volume=None, read_only=False):
        self.engine, self.port = engine, free_port()
        command = [engine, "run", "--detach", "--publish", f"127.0.0.1:{self.port}:4610"]
        for name, value in environment.items():
            command += ["--env", f"{name}={value}"]
        if volume:
            command += ["--volume", f"{volume}:/data"]
        if read_only:
            command.append("--read-only")
        self.id = subprocess.check_output(command + [image], text=True).strip()

    def inspect(self, what):
        return subprocess.check_output([self.engine, "inspect", "--format", what, self.id], text=True).strip()

    def is_healthy(self):
        return self.inspect("{{.State.Health.Status}}") == "healthy"

    def user(self):
        return self.inspect("{{.Config.User}}")

    def logs(self):
        return subprocess.run([self.engine, "logs", self.id], capture_output=True, text=True)

    def output(self):
        return self.logs().stdout

    def errors(self):
        return self.logs().stderr

    def stop(self):
        """Sends SIGTERM; the exit status and the seconds that it took, the engine's own overhead included."""
        begun = time.monotonic()
        subprocess.run([self.engine, "kill", "--signal", "TERM", self.id], check=True, stdout=subprocess.DEVNULL)
        status = self.wait()
        return status, time.monotonic() - begun

    def wait(self):
        return int(subprocess.check_output([self.engine, "wait", self.id], text=True))

    def remove(self):
        subprocess.run([self.engine, "rm", "--force", self.id], stdout=subprocess.DEVNULL)


class Engine:
    def __init__(self, name, image):
        self.name, self.image = name, image
        self.volumes = []

    def size(self):
        return int(subprocess.check_output([self.name, "image", "inspect", "--format", "{{.Size}}", self.image]))

    def start(self, environment={}, **options):
        return EngineContainer(self.name, self.image, environment, **options)

    def make_volume(self):
        volume = subprocess.check_output([self.name, "volume", "create"], text=True).strip()
        self.volumes.append(volume)
        return volume

    def close(self):
        for volume in self.volumes:
            subprocess.run([self.name, "volume", "rm", volume], stdout=subprocess.DEVNULL)


class ChrootContainer:
    """The image's command as process 1 of a PID namespace, in a chroot, as the image's user."""

    def __init__(self, root, config, environment, volume=None, read_only=False):
        self.config, self.root, self.port = config, root, free_port()
        self.environment = dict(pair.split("=", 1) for pair in config["Env"]) | environment
        self.environment["DATAFAST_EMULATOR_PORT"] = str(self.port)
        script = ["set -e", f"mount --bind {root} {root}"]
        if volume:
            script.append(f"mount --bind {volume} {root}/data")
        if read_only:
            script.append(f"mount -o remount,bind,ro {root}")
        script += [f"mount -t proc proc {root}/proc", f"mount --rbind /dev {root}/dev"]
        script.append('exec "$@"')
        self.streams = [tempfile.TemporaryFile("w+") for _ in range(2)]
        self.process = subprocess.Popen(
            ["/usr/bin/unshare", "--mount", "--pid", "--fork", "--kill-child", "/bin/sh", "-c", "\n".join(script), "sh"]
            + self.chroot(config["Entrypoint"] + config["Cmd"]),
            env=self.environment, stdin=subprocess.DEVNULL, stdout=self.streams[0], stderr=self.streams[1])

    def chroot(self, command):
        return ["/usr/sbin/chroot", f"--userspec={self.config['User']}", "--groups=", self.root] + command

    def program(self):
        """The process 1, by its number outside the namespace; None before and after."""
        pid = self.process.pid
        with open(f"/proc/{pid}/task/{pid}/children") as children:
            return next(map(int, children.read().split()), None)

    def status(self, name):
        with open(f"/proc/{self.program()}/status") as lines:
            return next(line.split()[1:] for line in lines if line.startswith(name + ":"))

    def is_healthy(self):
        check = self.config["Healthcheck"]["Test"]
        assert check[0] == "CMD"
        program = self.program()
        if not program:
            return False
        inside = ["/usr/bin/nsenter", f"--target={program}", "--mount", "--pid"]
        check = subprocess.run(inside + self.chroot(check[1:]), env=self.environment, capture_output=True)
        return check.returncode == 0

    def user(self):
        assert self.status("NSpid")[-1] == "1", "not process 1"
        return f"{self.status('Uid')[0]}:{self.status('Gid')[0]}"

    def output(self):
        self.streams[0].seek(0)
        return self.streams[0].read()

    def errors(self):
        self.streams[1].seek(0)
        return self.streams[1].read()

    def stop(self):
        program = self.program()
        begun = time.monotonic()
        os.kill(program, signal.SIGTERM)
        status = self.wait()
        return status, time.monotonic() - begun

    def wait(self):
        return self.process.wait(PATIENCE)

    def remove(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


class Chroot:
    def __init__(self, root, description):
        self.root, self.volumes = root, []
        with open(description) as file:
            self.config = json.load(file)["Docker"]["config"]
        # The size before anything is added, which an engine would mount.
        self.bytes = sum(
            os.lstat(os.path.join(folder, name)).st_size for folder, _, names in os.walk(root) for name in names)
        for folder in ["proc", "dev"]:
            os.makedirs(f"{root}/{folder}", exist_ok=True)

    def size(self):
        return self.bytes

    def start(self, environment={}, **options):
        return ChrootContainer(self.root, self.config, environment, **options)

    def make_volume(self):
        """A new folder that belongs to whom the image's folder does, as engines make it."""
        volume = tempfile.mkdtemp()
        owner = os.stat(f"{self.root}/data")
        os.chown(volume, owner.st_uid, owner.st_gid)
        self.volumes.append(volume)
        return volume

    def close(self):
        for volume in self.volumes:
            shutil.rmtree(volume)


def ask(container, method, path, body=None, token=KEY):
    """The status and the body of an answer, as soon as somebody answers."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{container.port}{path}", method=method, data=json.dumps(body).encode() if body else None,
        headers={"Authorization": f"Bearer {token}"} if token else {})

    def attempt():
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode()
        except (urllib.error.URLError, ConnectionError):
            return None

    return until(attempt, f"{method} {path}")


def ready(container):
    until(lambda: container.is_healthy(), "healthy")
    return json.loads(container.output())


def test_size(engine):
    size = engine.size()
    assert size < SIZE_LIMIT, f"{size} bytes"
    return f"{size / 1e6:.1f} MB, under {SIZE_LIMIT / 1e6:.0f}"


def test_it_starts_and_stops(engine):
    begun = time.monotonic()
    container = engine.start()
    try:
        assert ask(container, "GET", "/healthz")[0] == 200
        answered = time.monotonic() - begun
        ready(container)
        assert container.user() == "65532:65532", container.user()
        status, text = ask(container, "GET", "/api/v1/analytics/overview?timezone=Asia/Kathmandu")
        assert status == 200, text
        # Somebody is connected, and idle.
        with socket.create_connection(("127.0.0.1", container.port)) as idle:
            idle.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert idle.recv(4096).startswith(b"HTTP/1.1 200 ")
            status, elapsed = container.stop()
        assert status == 0, status
        # What an engine needs to notice is not the program's.
        if isinstance(container, ChrootContainer):
            assert elapsed < STOP_LIMIT, f"{elapsed * 1000:.0f} ms"
        return f"answers after {answered * 1000:.0f} ms, ends after {elapsed * 1000:.1f} ms"
    finally:
        container.remove()


def test_a_read_only_root_and_the_environment_alone(engine):
    environment = {
        "DATAFAST_EMULATOR_CLOCK": "2026-05-21T12:00:00Z", "DATAFAST_EMULATOR_RANDOM_SEED": "7",
        "DATAFAST_EMULATOR_RATE_LIMIT": "off", "DATAFAST_EMULATOR_EMULATE_DATE": "true"}
    container = engine.start(environment, read_only=True)
    try:
        report = ready(container)
        assert report["clock"]["now"] == "2026-05-21T12:00:00.000Z" and report["randomSeed"] == 7, report
        status, text = ask(container, "POST", "/api/v1/goals", {"datafast_visitor_id": VISITOR, "name": "signup"})
        assert status == 200, text
        status, text = ask(container, "GET", f"/api/v1/visitors/{VISITOR}")
        assert status == 200 and '"signup"' in text, text
        assert container.stop()[0] == 0
    finally:
        container.remove()


def test_the_volume_keeps_data(engine):
    volume = engine.make_volume()
    environment = {"DATAFAST_EMULATOR_DATA": "/data"}
    for turn in range(2):
        container = engine.start(environment, volume=volume, read_only=True)
        try:
            ready(container)
            if turn == 0:
                goal = {"datafast_visitor_id": VISITOR, "name": "kept"}
                assert ask(container, "POST", "/api/v1/goals", goal)[0] == 200
            assert '"kept"' in ask(container, "GET", f"/api/v1/visitors/{VISITOR}")[1]
            assert container.stop()[0] == 0
        finally:
            container.remove()


def test_the_control_plane_is_off(engine):
    container = engine.start()
    try:
        ready(container)
        status, text = ask(container, "GET", "/__emulator/worlds")
        assert status == 404 and "switched off" in text, text
    finally:
        container.remove()


def test_the_control_plane_needs_a_token(engine):
    refused = engine.start({"DATAFAST_EMULATOR_CONTROL": "on"})
    try:
        status = refused.wait()
        assert status == 64, (status, refused.errors())
        assert re.fullmatch(r"datafast-emulator: listening on 0\.0\.0\.0 opens the control plane.*\n", refused.errors()), refused.errors()
    finally:
        refused.remove()
    container = engine.start({"DATAFAST_EMULATOR_CONTROL": "on", "DATAFAST_EMULATOR_CONTROL_TOKEN": "secret"})
    try:
        ready(container)
        assert ask(container, "GET", "/__emulator/worlds", token=None)[0] == 401
        assert ask(container, "GET", "/__emulator/worlds", token="wrong")[0] == 401
        assert ask(container, "GET", "/__emulator/worlds", token="secret")[0] == 200
        status, text = ask(container, "POST", "/__emulator/worlds", {"name": "a"}, token="secret")
        assert status == 200, text
        assert ask(container, "GET", "/w/a/api/v1/visitors")[0] == 200
    finally:
        container.remove()


def main():
    kind, *arguments = sys.argv[1:]
    engine = Chroot(*arguments) if kind == "chroot" else Engine(kind, *arguments)
    failures = 0
    try:
        for name, test in list(globals().items()):
            if not name.startswith("test_"):
                continue
            try:
                figures = test(engine)
                print(f"ok      {name[5:].replace('_', ' ')}" + (f": {figures}" if figures else ""), flush=True)
            except Exception as error:
                failures += 1
                print(f"FAILED  {name[5:].replace('_', ' ')}: {type(error).__name__}: {error}", flush=True)
    finally:
        engine.close()
    sys.exit(1 if failures else 0)


main()
