"""`python -m resumesift`."""

from resumesift.cli import main

if __name__ == "__main__":
    main()
