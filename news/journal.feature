Every act on a document (create, edit, step, read, download, access) is recorded in an append-only journal with a hash chain; the timer ties all chains together.
