CREATE TEMP TABLE schema_migrations(version int);
INSERT INTO schema_migrations VALUES (1);
CREATE TABLE ok AS SELECT version FROM schema_migrations;
