"""Takes libtensorflow and its C headers out of a TensorFlow wheel: unpack-libtensorflow.py WHEEL FOLDER."""

import shutil
import sys
import zipfile
from pathlib import Path


def target(name: str, folder: Path) -> Path | None:
    """Where a member of the wheel goes; None for all that a C program does not need."""
    path = Path(name)
    if name.startswith("tensorflow/libtensorflow_") and ".so" in path.name:
        return folder / "lib" / path.name
    c_headers = "/tensorflow/c/" in name or "/tsl/" in name or "ctstring" in name
    if name.startswith("tensorflow/include/") and name.endswith(".h") and c_headers:
        return folder / "include" / path.relative_to("tensorflow/include")
    return None


def main(wheel: str, folder: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            destination = target(name, folder)
            if destination is None:
                continue
            destination.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(name) as source, open(destination, "wb") as file:
                shutil.copyfileobj(source, file, 1 << 20)
    for link, existing in {
        "libtensorflow.so.2": "libtensorflow_cc.so.2",
        "libtensorflow.so": "libtensorflow.so.2",
        "libtensorflow_framework.so": "libtensorflow_framework.so.2",
    }.items():
        if not (folder / "lib" / existing).exists():
            sys.exit(f"{wheel}: has no {existing}")
        (folder / "lib" / link).symlink_to(existing)


main(sys.argv[1], Path(sys.argv[2]))
