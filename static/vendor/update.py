"""Fetch the front-end packages from npm, take off gov.uk's branding and record every file's hash.

Run by a maintainer: python static/vendor/update.py
The results are committed, so nobody else needs Node.
"""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
VERSIONS = {
    "govuk-frontend": "6.6.0",
    "@ministryofjustice/frontend": "11.1.0",
    "@fontsource/atkinson-hyperlegible-next": "5.3.0",
    "htmx.org": "2.0.11",
}
OURS = {"update.py", "vendor.json", "LICENCES.md"}


def unpack(name, version, into):
    """Download one package and return its folder and what to record of it."""
    home = Path(into) / name.replace("/", "_")
    home.mkdir()
    subprocess.run(["npm", "pack", f"{name}@{version}", "--silent"], cwd=home, check=True, stdout=subprocess.DEVNULL)
    [packed] = home.glob("*.tgz")
    subprocess.run(["tar", "xzf", packed.name], cwd=home, check=True)
    package = json.loads((home / "package/package.json").read_text())
    integrity = base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
    return home / "package", {
        "version": package["version"],
        "licence": package["license"],
        "integrity": f"sha512-{integrity}",
    }


def without_branding(css):
    """Return the stylesheet without gov.uk's typeface and crest, which only gov.uk may use."""
    css = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)
    css = re.sub(r"/\*!.*?Margaret Calvert.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = css.replace("GDS Transport,arial,sans-serif", "var(--rowan-font,arial,sans-serif)")
    css = css.replace("url(/assets/images/govuk-crest.svg)", "none")
    # Relative addresses are the ones the static files' manifest rewrites and checks.
    css = css.replace("url(/assets/", "url(")
    for unwanted in ("GDS Transport", "govuk-crest", "url(/", "url(data:"):
        if unwanted in css:
            raise ValueError(f"{unwanted} is still in the stylesheet")
    return css


def record():
    """Return the hash of every vendored file."""
    files = sorted(p for p in HERE.rglob("*") if p.is_file() and p.name not in OURS)
    return {p.relative_to(HERE).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def main():
    """Replace everything vendored by a fresh copy of the versions above."""
    with tempfile.TemporaryDirectory() as tmp:
        unpacked = {name: unpack(name, version, tmp) for name, version in VERSIONS.items()}
        govuk, moj, font, htmx = (folder for folder, _ in unpacked.values())
        for folder in ("images", "fonts"):
            shutil.rmtree(HERE / folder, ignore_errors=True)
            (HERE / folder).mkdir()
        scripts = [govuk / "dist/govuk/govuk-frontend.min.js", moj / "moj/moj-frontend.min.js", htmx / "dist/htmx.min.js"]
        for script in scripts:
            (HERE / script.name).write_text(re.sub(r"//# sourceMappingURL=.*", "", script.read_text()))
        # The Ministry's rules complement GOV.UK's and so must follow them.
        sheets = [govuk / "dist/govuk/govuk-frontend.min.css", moj / "moj/moj-frontend.min.css"]
        css = without_branding("".join(sheet.read_text("utf-8-sig") for sheet in sheets))
        (HERE / "design-system.css").write_text(css)
        for image in re.findall(r"url\(images/([^)]+)\)", css):
            shutil.copy(moj / "moj/assets/images" / image, HERE / "images")
        for script in ("latin", "latin-ext"):
            for weight in (400, 700):
                shutil.copy(font / f"files/atkinson-hyperlegible-next-{script}-{weight}-normal.woff2", HERE / "fonts")
        shutil.copy(font / "LICENSE", HERE / "fonts/OFL.txt")
    known = {"packages": {name: facts for name, (_, facts) in unpacked.items()}, "files": record()}
    (HERE / "vendor.json").write_text(json.dumps(known, indent=1) + "\n")


if __name__ == "__main__":
    main()
