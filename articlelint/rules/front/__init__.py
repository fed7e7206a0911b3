"""Front matter: whether it is there, can be read, and says to every reader what its author wrote."""
