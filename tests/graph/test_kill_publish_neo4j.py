"""kill -9 of the publisher and of the server, at moments that chance chooses."""

import pytest

from bench.publish_neo4j import kill_publisher, kill_server
from graph.neo4j_address import Address

pytestmark = pytest.mark.slow


def test_a_killed_publisher_leaves_what_the_next_run_completes(empty_neo4j, tmp_path):
    address = Address(empty_neo4j.url, empty_neo4j.user, empty_neo4j.password)
    assert kill_publisher(address, tmp_path, times=8, claims=600, seed=5) == []


def test_a_publication_outlives_a_killed_server(empty_neo4j, tmp_path):
    address = Address(empty_neo4j.url, empty_neo4j.user, empty_neo4j.password)
    if empty_neo4j.local is None:
        pytest.fail(f"{empty_neo4j.url} was not started by the tests, so that they cannot kill it; unset KEIRETSU_TEST_NEO4J_NEW and _LTS")
    assert kill_server(empty_neo4j.local, address, tmp_path, times=1, claims=600, seed=5) == []
