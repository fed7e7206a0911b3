"""Comments that suppress findings: whether they do, and whether they are written as they must be."""
