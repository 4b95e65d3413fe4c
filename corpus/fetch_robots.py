"""Manners: what each host asks of its visitors, by robots.txt, Crawl-delay and Retry-After."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import httpx2
from protego import Protego

from corpus.errors import short
from corpus.fetch_limits import Deadline, RefusedError
from corpus.fetch_network import Way
from corpus.fetch_url import port_of

RULES_KEPT = 86_400.0  # a day, as the standard has it
REFUSAL_KEPT = 300.0
LONGEST_REFUSAL = 3600.0
HOSTS_KEPT = 50_000_000  # characters of robots.txt, over all hosts
RULES = 500_000  # Protego keeps each rule once for every agent that it names: more than this is made to choke readers


@dataclass(slots=True)
class Host:
    """One host, as it wants to be visited."""

    rules: str | None = None  # as text: read anew for each page, so that no host's file fills the memory
    refusal: RefusedError | None = None
    until: float = 0.0
    next_visit: float = 0.0


class Manners:
    """Comes to each host as the host wants it; `read` fetches a robots.txt."""

    def __init__(self, way: Way, *, agent: str, delay: float, read: Callable[[httpx2.URL, Deadline], str] | None) -> None:
        self._way, self._delay, self._read = way, delay, read
        self._agent = agent.partition("/")[0]  # the name by which robots.txt speaks of us
        self._hosts: dict[tuple[str, bytes, int], Host] = {}

    def approach(self, url: httpx2.URL, deadline: Deadline) -> None:
        """Returns when the page may be asked for; raises where the host does not want it."""
        host = self._host(url)
        now = time.monotonic()
        if host.until < now:
            host.rules = host.refusal = None
        if host.refusal:
            raise RefusedError(host.refusal.reason, str(host.refusal))  # a new one, since an error keeps all that raised it
        gap = max(self._delay, self._asked(host, url, deadline))
        self.pause(host.next_visit - time.monotonic(), deadline)
        host.next_visit = time.monotonic() + gap

    def pause(self, seconds: float, deadline: Deadline) -> None:
        """Waits, on our own account."""
        if seconds > 0:
            self._way.network.pause(seconds)
            deadline.extend(seconds)

    def stay_away(self, url: httpx2.URL, seconds: float, refusal: RefusedError) -> None:
        """Asks the host nothing more for a while."""
        host = self._host(url)
        host.refusal, host.until = RefusedError(refusal.reason, str(refusal)), time.monotonic() + min(seconds, LONGEST_REFUSAL)

    def _host(self, url: httpx2.URL) -> Host:
        key = (url.scheme, url.raw_host, port_of(url))
        if key not in self._hosts:
            while sum(len(host.rules or "") + 100 for host in self._hosts.values()) > HOSTS_KEPT:
                del self._hosts[next(iter(self._hosts))]
            self._hosts[key] = Host()
        return self._hosts[key]

    def _asked(self, host: Host, url: httpx2.URL, deadline: Deadline) -> float:
        """The pause that robots.txt asks for between two pages; raises where it forbids this one."""
        if self._read is None:
            return 0.0
        if host.rules is None:
            try:
                host.rules = self._read(url.copy_with(raw_path=b"/robots.txt"), deadline)
            except RefusedError as refusal:
                self.stay_away(url, REFUSAL_KEPT, refusal)
                raise
            host.until = time.monotonic() + RULES_KEPT
        lines = host.rules.lower().splitlines()
        if sum("agent" in line for line in lines) * len(lines) > RULES:
            raise RefusedError("robots", f"{short(str(url))}: the host's robots.txt is too large to be read; open the page in a browser.")
        rules = Protego.parse(host.rules)
        if not rules.can_fetch(str(url), self._agent):
            raise RefusedError("robots", f"{short(str(url))}: the host's robots.txt asks programs to leave it alone; save it by hand.")
        return min(rules.crawl_delay(self._agent) or 0.0, self._way.limits.pause)
