"""The ledger of claims, the deals computed from it, their publications (Neo4j or a graph file) and the questions asked of them."""
