"""Writes Tests/Fixtures/packages: a source package and a wheel as Python's tools pack them.

    python3 Tests/References/package_files.py
"""
import io
import pathlib
import tarfile
import zipfile

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "Fixtures/packages"
TEXT = b"weights\n" + b"0123456789" * 200 + b"\n"


def main():
    FOLDER.mkdir(exist_ok=True)
    with tarfile.open(FOLDER / "package-1.0.tar.gz", "w:gz", format=tarfile.USTAR_FORMAT) as archive:
        for name, data in [("setup.py", b"raise SystemExit(1)\n"), ("package/weights/net.bin", TEXT)]:
            info = tarfile.TarInfo("package-1.0/" + name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("package-1.0/package/weights/link.bin")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)
    with zipfile.ZipFile(FOLDER / "package-1.0.whl", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("package/__init__.py"), b"")
        info = zipfile.ZipInfo("package/weights/net.bin")
        info.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(info, TEXT)


if __name__ == "__main__":
    main()
