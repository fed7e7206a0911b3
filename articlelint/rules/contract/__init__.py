"""Front matter that breaks its contract, the JSON Schema that it is held to."""
