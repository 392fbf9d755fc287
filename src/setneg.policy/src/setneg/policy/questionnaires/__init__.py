"""Questionnaires on services: opened by period, answered without a name, counted."""
