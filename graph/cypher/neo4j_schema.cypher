// What a publication needs to be quick, and what readers start from. Every statement may be repeated.

CREATE INDEX keiretsu_organisation_id IF NOT EXISTS FOR (n:Organisation) ON (n.id);
CREATE INDEX keiretsu_organisation_name IF NOT EXISTS FOR (n:Organisation) ON (n.name);
CREATE INDEX keiretsu_product_id IF NOT EXISTS FOR (n:Product) ON (n.id);
CREATE INDEX keiretsu_product_name IF NOT EXISTS FOR (n:Product) ON (n.name);
CREATE INDEX keiretsu_article_id IF NOT EXISTS FOR (n:Article) ON (n.id);
CREATE INDEX keiretsu_event_id IF NOT EXISTS FOR (n:Event) ON (n.id);
CREATE INDEX keiretsu_claim_id IF NOT EXISTS FOR (n:Claim) ON (n.id);
CREATE INDEX keiretsu_claim_deal IF NOT EXISTS FOR (n:Claim) ON (n.deal);

// Names and aliases as people type them: CALL db.index.fulltext.queryNodes('keiretsu_names', 'open ai').
CREATE FULLTEXT INDEX keiretsu_names IF NOT EXISTS FOR (n:Organisation|Product) ON EACH [n.name, n.search];

// One node for each id: what MERGE goes by, and the lock of a publication. It comes last, because a database lists labels in the
// order in which it met them, and Neo4j Browser takes colour and caption from the first.
CREATE CONSTRAINT keiretsu_id IF NOT EXISTS FOR (n:Keiretsu) REQUIRE n.id IS UNIQUE;
