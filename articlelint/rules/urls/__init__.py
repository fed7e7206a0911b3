"""The URLs of an article: in its front matter, its links, its images."""
