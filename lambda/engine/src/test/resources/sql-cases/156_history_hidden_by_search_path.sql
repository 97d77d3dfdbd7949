CREATE SCHEMA app;
SET search_path = app;
CREATE TABLE schema_migrations(version int, dirty boolean);
INSERT INTO schema_migrations VALUES (7, false);
CREATE TABLE ok(id int);
