"""The one error that users see: its message says what was wrong, with the value, and what to do."""


class KeiretsuError(Exception):
    """Something a user can put right. The command line prints the message in a line and exits with 1."""
