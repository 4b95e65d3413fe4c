"""What people touch: the command line, the explorer, and a local Neo4j to try it on."""
