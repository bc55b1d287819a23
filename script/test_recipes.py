"""Runs the recipes of the README: see test-recipes.

In the chapter Recipes a heading begins a recipe, a block with a name behind its language is a file, and a block of `sh` is run.
"""

import os
import re
import subprocess
import sys
import tempfile
import time

PATIENCE = 600  # seconds for one recipe

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
program, *words = sys.argv[1:]

with open(f"{root}/README.md") as file:
    chapter = re.search(r"^## Recipes\n(.*?)^## ", file.read(), re.DOTALL | re.MULTILINE).group(1)


def run(recipe, parent):
    """Runs one recipe; returns what it printed, and whether it succeeded."""
    os.symlink(root, f"{parent}/datafast-emulator")
    os.mkdir(f"{parent}/bin")
    os.symlink(program, f"{parent}/bin/datafast-emulator")
    folder = f"{parent}/recipe"
    os.mkdir(folder)
    commands = "set -eu\n"
    for language, name, text in re.findall(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", recipe, re.DOTALL | re.MULTILINE):
        if name:
            path = f"{folder}/{name}"
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w") as file:
                file.write(text)
        elif language == "sh":
            commands += text
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATAFAST_")}
    environment["PATH"] = f"{parent}/bin:{environment['PATH']}"
    done = subprocess.run(
        ["sh", "-c", commands], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, timeout=PATIENCE)
    return done.stdout, done.returncode == 0


failures = ran = 0
for recipe in re.split(r"^### ", chapter, flags=re.MULTILINE)[1:]:
    title = recipe.split("\n", 1)[0]
    if "```sh\n" not in recipe or words and not any(word.lower() in title.lower() for word in words):
        continue
    ran += 1
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as parent:
        output, succeeded = run(recipe, parent)
    print(f"{'ok    ' if succeeded else 'FAILED'}  {title} ({time.monotonic() - begun:.1f} s)", flush=True)
    if not succeeded:
        failures += 1
        print(output, flush=True)
print(f"{ran} recipes, {failures} failed")
sys.exit(1 if failures or not ran else 0)
