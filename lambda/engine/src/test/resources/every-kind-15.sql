-- What PostgreSQL 14 does not know of every-kind.sql.

CREATE TABLE app.nulls_once (a integer, b integer, UNIQUE NULLS NOT DISTINCT (a));
CREATE TABLE app.set_null (a integer, b integer, account bigint,
  UNIQUE (a, b), FOREIGN KEY (a, account) REFERENCES app.set_null (a, b) ON DELETE SET NULL (account));
CREATE VIEW app.as_invoker WITH (security_invoker = true) AS SELECT a FROM app.nulls_once;
CREATE PUBLICATION every_kind_schema FOR TABLES IN SCHEMA app;
CREATE PUBLICATION every_kind_rows FOR TABLE app.replicated (a) WHERE (a > 5);
