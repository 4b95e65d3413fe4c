// What a publication needs to be quick, and what readers start from. Every statement may be repeated.

// One node for each id: what MERGE goes by, and the lock of a publication.
CREATE CONSTRAINT keiretsu_id IF NOT EXISTS FOR (n:Keiretsu) REQUIRE n.id IS UNIQUE;

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
