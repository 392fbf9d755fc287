"""The page of a form, and the list of forms: what people meet who ask for something."""
