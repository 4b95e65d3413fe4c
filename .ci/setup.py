"""Make or refresh .venv. Standard library only: this runs before anything is installed."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = PROGRAMS / ("python.exe" if sys.platform == "win32" else "python")
PACKAGES = ("graph", "extract", "corpus", "app")
LOCKS = {"run": ROOT / ".ci" / "lock.txt", "dev": ROOT / ".ci" / "lock-dev.txt"}


def main(mode: str) -> None:
    """Each step is skipped where its stamp, a hash of what it depends on, still holds; the stamp is written last."""
    make_venv()
    if not (fresh("run", LOCKS["run"]) and mode == "run") and not fresh("dev", LOCKS["dev"]):
        print(f"Installing what {LOCKS[mode].relative_to(ROOT)} pins ...", flush=True)
        install_uv(LOCKS[mode])
        uv("install", "--require-hashes", "--requirement", str(LOCKS[mode]))
        stamp(mode).write_text(digest([LOCKS[mode]]))
    sources = [ROOT / "pyproject.toml", ROOT / "README.md", *package_files()]
    if read(stamp("keiretsu")) != (now := digest(sources)):
        print("Installing Keiretsu ...", flush=True)
        # Not editable, because Streamlit does not find the assets of components in an editable install.
        uv("install", "--offline", "--no-deps", "--no-build-isolation", "--reinstall-package", "keiretsu", str(ROOT))
        stamp("keiretsu").write_text(now)


def make_venv() -> None:
    """Keep one that works, with the Python asked for by PYTHON if it was; make it anew otherwise."""
    asked = os.environ.get("PYTHON")
    if works(PYTHON) and (not asked or version(PYTHON) == sys.version_info[:2]):
        return
    print(f"Making {VENV.relative_to(ROOT)} with Python {sys.version.split()[0]} ...", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    venv.create(VENV, with_pip=True)


def works(python: Path) -> bool:
    """Whether the venv is whole: its Python runs, fits, and has pip."""
    return (3, 12) <= version(python) < (3, 14)


def version(python: Path) -> tuple[int, ...]:
    """Of the venv's Python; (0,) where it does not run or has no pip."""
    probe = "import pip, sys; print(*sys.version_info[:2])"
    try:
        done = subprocess.run([python, "-c", probe], capture_output=True, text=True, check=False)
    except OSError:
        return (0,)
    return tuple(map(int, done.stdout.split())) if done.returncode == 0 else (0,)


def install_uv(lock: Path) -> None:
    """By pip, from the lock's own lines, so that uv too is pinned by hash."""
    lines = lock.read_text().splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("uv=="))
    last = next(number for number in range(first, len(lines)) if not lines[number].endswith("\\"))
    with tempfile.TemporaryDirectory() as scratch:
        pinned = Path(scratch) / "uv.txt"
        pinned.write_text("\n".join(lines[first : last + 1]))
        run(
            [
                str(PYTHON),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--require-hashes",
                "--requirement",
                str(pinned),
            ]
        )


def uv(*arguments: str) -> None:
    """Run uv on the venv; it never fetches a Python here, that is .ci/python's last resort."""
    run([str(PROGRAMS / "uv"), "pip", *arguments[:1], "--quiet", "--no-python-downloads", "--python", str(PYTHON), *arguments[1:]])


def run(command: list[str]) -> None:
    """Stop with the program's own status where it fails; what went wrong stands above."""
    done = subprocess.run(command, check=False)
    if done.returncode:
        sys.exit(f"Setting up stopped: `{' '.join(command[:4])} ...` failed; what it said stands above.")


def package_files() -> list[Path]:
    """Everything that ships."""
    found = (path for package in PACKAGES for path in (ROOT / package).rglob("*"))
    return sorted(path for path in found if path.is_file() and "__pycache__" not in path.parts)


def digest(files: list[Path]) -> str:
    """Of names and contents; not of times, which a checkout changes."""
    whole = hashlib.sha256()
    for file in files:
        whole.update(f"{file.relative_to(ROOT)}\0".encode())
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


def fresh(mode: str, lock: Path) -> bool:
    """Whether this lock's content was what was installed last."""
    return read(stamp(mode)) == digest([lock])


def stamp(name: str) -> Path:
    """Inside .venv, so that removing it forgets everything."""
    return VENV / f"{name}.stamp"


def read(file: Path) -> str:
    """Empty where there is none."""
    return file.read_text() if file.exists() else ""


if __name__ == "__main__":
    main("dev" if sys.argv[1:] == ["dev"] else "run")
