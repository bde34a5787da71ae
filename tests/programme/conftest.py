"""What the tests of programmes share: running a command as the tests of the command line do."""

from tests.cli.conftest import command

__all__ = ["command"]
