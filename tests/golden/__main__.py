"""Makes the golden files anew and says which of them changed: python -m tests.golden."""

from tests.golden.made import FOLDER, goldens


def main() -> None:
    """Write what differs; take away what no document is any more."""
    FOLDER.mkdir(exist_ok=True)
    made = dict(goldens())
    for path in set(FOLDER.iterdir()) - set(made):
        path.unlink()
        print(f"gone: {path.name}")
    for path, text in made.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"made anew: {path.name}")


if __name__ == "__main__":
    main()
