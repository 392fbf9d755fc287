"""Those who handle submissions: queue, assignment, answers from templates, inner notes."""
