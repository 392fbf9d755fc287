"""REST of paraf koordinasi: `@paraf-koordinasi`."""
