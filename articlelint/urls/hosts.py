"""Hosts that only their own machine or network can reach."""

# Names that never resolve in the public DNS: RFC 6761 §6.3 (localhost), RFC 6762 §3 (local), RFC 8375 (home.arpa),
# and ICANN's resolution 2024.07.29.06 (internal).
_PRIVATE_NAMES = ("localhost", "local", "internal", "home.arpa")


def reach_of(host: str) -> str | None:
    """From where alone a host can be reached, as in `a private network`; None where it may be public.

    The host is a URL's, as the WHATWG's standard writes it: in lower case, an IPv6 address in brackets.
    """
    if host.endswith("]") or host[-1:].isdigit():
        from articlelint.urls.addresses import reach_of_address  # noqa: PLC0415 4 ms, and addresses are rare

        return reach_of_address(host.strip("[]"))
    name = host.rstrip(".")
    for private in _PRIVATE_NAMES:
        if name == private or name.endswith("." + private):
            return "its own machine" if private == "localhost" else "a private network"
    return None


def is_public(host: str) -> bool:
    """Whether a host may be reached from everywhere; a single word, as in `http://intranet/`, is a name at home."""
    return ("." in host.strip(".") or host.endswith("]")) and ".." not in host and not reach_of(host)
