"""The command `crossmetric`: the program that comes with the library, in this process's place.

Not in the package, whose import takes NumPy and a third of a second.
"""

import importlib.util
import os
import sys


def main() -> None:
    package = importlib.util.find_spec("crossmetric")
    folders = (package.submodule_search_locations or []) if package else []
    for folder in folders:
        program = os.path.join(folder, "_native", "bin", "crossmetric")
        if os.access(program, os.X_OK):
            os.execv(program, ["crossmetric", *sys.argv[1:]])
    sys.exit("Error: the package crossmetric has no program inside; install the wheel that `make wheel` builds")
