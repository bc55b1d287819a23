"""What the benchmarks share: where things are, what they need, on what machine they ran."""

import os
import platform
import shutil
import statistics
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
EMULATOR = os.path.join(ROOT, ".build-static/datafast-emulator")
sys.path.insert(0, os.path.join(ROOT, "script"))


def note(text):
    """Tells how far it is; the report alone goes to standard output."""
    print(text, file=sys.stderr, flush=True)


def install(*packages):
    """Installs Debian's packages whose commands of the same name are missing."""
    missing = [package for package in packages if not shutil.which(package)]
    if not missing:
        return
    as_root = [] if os.geteuid() == 0 else ["sudo"]
    subprocess.run([*as_root, "apt-get", "update", "-qq"], check=True)
    subprocess.run([*as_root, "apt-get", "install", "-y", "-qq", *missing], check=True, stdout=sys.stderr)


def median_ratio(values, others):
    """Of what was measured in one round, at one pace of the machine, the ratio; of these the median."""
    return statistics.median(value / other for value, other in zip(values, others))


def build_emulator():
    """Builds the program in the way in which it ships: release, static."""
    subprocess.run([os.path.join(ROOT, "script/build-static")], check=True, stdout=sys.stderr)


def machine():
    """The machine in a few words."""
    model = platform.machine()
    with open("/proc/cpuinfo") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    return f"{model}, {os.cpu_count()} processors, Linux {platform.release()}"
