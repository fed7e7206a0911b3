"""Tags as the collection wants them: their writing, those that are banned, and the category among them."""
