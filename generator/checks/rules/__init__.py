"""The rules: each a TOML file, with a module of the same name where it takes a calculation."""
