"""IP addresses that only their own machine or network can reach."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# What the IANA special-purpose address registries call not globally reachable, without the ranges for documentation,
# which examples are right to use. Each with what it is to a reader.
_PRIVATE_NETWORKS = tuple(
    (ip_network(network), name)
    for network, name in (
        ("0.0.0.0/8", "its own machine"),
        ("127.0.0.0/8", "its own machine"),
        ("::/128", "its own machine"),
        ("::1/128", "its own machine"),
        ("10.0.0.0/8", "a private network"),
        ("172.16.0.0/12", "a private network"),
        ("192.168.0.0/16", "a private network"),
        ("100.64.0.0/10", "a private network"),
        ("fc00::/7", "a private network"),
        ("169.254.0.0/16", "a single network link"),
        ("fe80::/10", "a single network link"),
    )
)


def reach_of_address(text: str) -> str | None:
    """From where alone an IP address can be reached; None where it may be public, or where the text is none."""
    try:
        address: IPv4Address | IPv6Address = ip_address(text)
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return next((name for network, name in _PRIVATE_NETWORKS if address in network), None)
