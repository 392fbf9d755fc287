The verification page also takes a file: unchanged, changed or unknown; what it tells depends on the secrecy class.
