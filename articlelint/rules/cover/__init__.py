"""Cover images: the variants of one photo that a front matter names."""
