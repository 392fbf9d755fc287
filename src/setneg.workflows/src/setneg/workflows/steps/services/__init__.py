"""The chain of a document for REST clients: `@workflow`, Plone's name, our rules."""
