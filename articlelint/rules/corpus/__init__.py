"""What an article has to do with the files around it and with the other articles: its path, its tags, its links."""
