"""Joins the catalogue files of each language (`locale/<lang>/*.po`, one per area of the program) into one `.mo`.

Run by the build hook and by the tests; by hand: `python src/chietai/locale/compile_catalogues.py`.
Babel is needed here and nowhere at run time.
"""

import os
from pathlib import Path

DOMAIN = "chietai"


def compile_all(locale: Path) -> list[Path]:
    """Writes `<lang>/LC_MESSAGES/chietai.mo` for every language below `locale` and returns what was written.

    Raises ValueError when two files of one language translate one message differently.
    """
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    written = []
    for folder in sorted(p for p in locale.iterdir() if p.is_dir() and any(p.glob("*.po"))):
        joined = Catalog(locale=folder.name, domain=DOMAIN, charset="utf-8", fuzzy=False)
        for path in sorted(folder.glob("*.po")):
            with path.open("rb") as file:
                catalog = read_po(file, locale=folder.name, abort_invalid=True)
            for message in catalog:
                if not message.id or message.fuzzy:
                    continue
                known = joined.get(message.id, message.context)
                if known is not None and known.string != message.string:
                    raise ValueError(f"{path.name}: {message.id!r} is translated differently in another file")
                joined.add(message.id, message.string, context=message.context)
        target = folder / "LC_MESSAGES" / f"{DOMAIN}.mo"
        target.parent.mkdir(exist_ok=True)
        # Replaced whole: a program or a test that starts meanwhile must not read half a catalogue.
        fresh = target.with_name(f"{DOMAIN}.{os.getpid()}.tmp")
        with fresh.open("wb") as file:
            write_mo(file, joined)
        fresh.replace(target)
        written.append(target)
    return written


if __name__ == "__main__":
    compile_all(Path(__file__).parent)
