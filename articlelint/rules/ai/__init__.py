"""Rules about what language models leave in articles, and what an article says of its making."""
