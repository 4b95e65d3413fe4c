// What the store holds of ours, counted where it lies: the ledger would take longer.
CALL () { MATCH (o:Organisation:Keiretsu) RETURN count(o) AS organisations }
CALL () { MATCH (a:Article:Keiretsu) RETURN count(a) AS articles }
CALL () { MATCH (c:Claim:Keiretsu) RETURN count(DISTINCT c.claim) AS claims }
CALL () {
  MATCH (s:Organisation:Keiretsu)-[r]->(:Keiretsu)
  WHERE r.id STARTS WITH s.id + ':' + type(r) + ':'
  RETURN count(r) AS deals
}
RETURN organisations, deals, claims, articles
