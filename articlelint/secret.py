"""The secret of a user, by which what articlelint wrote for them is told from what somebody else did."""

import os

# In bytes.
_LENGTH = 32


def users_secret() -> bytes | None:
    """The user's own secret, which is made when it is first asked for; None where there is no place for one."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    path = os.path.join(home, "articlelint", "secret")
    try:
        with open(path, "rb") as file:
            found = file.read()
        if len(found) == _LENGTH:
            return found
    except OSError:
        pass
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        new = f"{path}.{os.getpid()}.new"
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(os.urandom(_LENGTH))
        os.replace(new, path)
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None
