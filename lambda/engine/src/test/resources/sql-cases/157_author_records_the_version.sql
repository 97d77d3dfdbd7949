BEGIN;
CREATE TABLE IF NOT EXISTS schema_migrations (version varchar(50) PRIMARY KEY, applied_at timestamptz DEFAULT now(), checksum varchar(64), execution_time_ms integer, description text);
CREATE TABLE ok(id int);
INSERT INTO schema_migrations (version, applied_at, description) VALUES ('19990101_000000', '1999-01-01 00:00:00+00', 'by hand; it''s ours') ON CONFLICT (version) DO NOTHING;
COMMIT;
