"""What the action does in a runner: installs articlelint apart from all else, and checks what its inputs name.

The inputs come as variables, see `action.yml`: no shell ever reads them.
"""

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

FOLDER = "bin" if os.name != "nt" else "Scripts"


def requirement(variables: Mapping[str, str]) -> str:
    """What pip installs: the action's own source, or the version that is asked for."""
    version = variables.get("ARTICLELINT_VERSION", "").strip()
    if not version:
        return variables["ARTICLELINT_SOURCE"]
    return f"articlelint @ git+{variables['ARTICLELINT_REPOSITORY']}@{version}"


def arguments(variables: Mapping[str, str], sarif: Path | None) -> list[str]:
    """The arguments of articlelint; raises `ValueError` where a quote in the inputs is not closed."""
    reports = [f"--output-format=sarif={sarif}"] if sarif else []
    options = shlex.split(variables.get("ARTICLELINT_ARGS", ""))
    return ["check", *options, *reports, "--", *shlex.split(variables.get("ARTICLELINT_PATHS", "") or ".")]


def installed(temporary: Path, wanted: str) -> Path:
    """The folder of the commands of an environment of its own, with articlelint in it.

    Python runs isolated (`-I`) and elsewhere: modules of the checkout, `venv.py` say, shall not be taken for its own.
    """
    environment = temporary / "articlelint-environment"
    create = [sys.executable, "-I", "-m", "venv", "--clear", str(environment)]
    subprocess.run(create, cwd=temporary, check=True)  # noqa: S603 Python itself
    binaries = environment / FOLDER
    pip = [str(binaries / "python"), "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--", wanted], cwd=temporary, check=True)  # noqa: S603 pip itself
    return binaries


def main() -> int:
    """Install and check; the exit status of the check."""
    variables = os.environ
    temporary = Path(variables["ARTICLELINT_TEMPORARY"])
    sarif = temporary / "articlelint.sarif" if variables.get("ARTICLELINT_SARIF", "").lower() == "true" else None
    try:
        command = arguments(variables, sarif)
    except ValueError as error:
        print(f"::error title=articlelint::the inputs `args` and `paths` can't be split into words: {error}")
        return 2
    if sarif:
        # Of another use of the action in the same job.
        sarif.unlink(missing_ok=True)
    binaries = installed(temporary, requirement(variables))
    done = subprocess.run([str(binaries / "articlelint"), *command], check=False)  # noqa: S603 what was installed
    if sarif and sarif.exists():
        with Path(variables["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as output:
            output.write(f"sarif-file={sarif}\n")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
