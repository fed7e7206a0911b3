"""`python -m articlelint`, for where the command itself is not on the path."""

from articlelint.cli.main import main

if __name__ == "__main__":
    main()
