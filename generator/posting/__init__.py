"""The posting: what people write, read from their YAML files into a frozen, checked model."""
