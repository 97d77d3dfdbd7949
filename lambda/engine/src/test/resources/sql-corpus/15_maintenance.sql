\set ON_ERROR_STOP 1
\timing on
\echo '== maintenance; please wait =='
-- What an operator types on a Sunday: settings, vacuum, reindex, cursors, savepoints.

SET application_name = 'maintenance; sunday';
SET statement_timeout = '10min';
SET lock_timeout TO '5s';
SET SESSION idle_in_transaction_session_timeout = 60000;
SET TIME ZONE 'Europe/Berlin';
SET client_min_messages TO warning;
SET work_mem = '64MB'; SET maintenance_work_mem = '128MB'; SHOW work_mem;
SELECT set_config('search_path', 'public, pg_temp', false);

CREATE TABLE customers (
    id    integer PRIMARY KEY,
    name  text NOT NULL,
    email text,
    notes text DEFAULT 'none; yet'
) WITH (fillfactor = 80, autovacuum_enabled = false);
CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer, placed date, state text);
INSERT INTO customers SELECT i, 'Customer ' || i, CASE WHEN i % 3 > 0 THEN 'c' || i || '@example.org' END FROM generate_series(1, 500) AS i;
INSERT INTO orders SELECT i, 1 + i % 520, date '2024-01-01' + i % 365, (ARRAY['new', 'paid', 'sent; ok'])[1 + i % 3] FROM generate_series(1, 2000) AS i;

VACUUM (VERBOSE false, ANALYZE) customers;
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_open_idx ON orders (placed) WHERE state <> 'sent; ok';
ANALYZE orders (customer_id, state);

-- Orphans first; then the key, in two steps.
BEGIN;
CREATE TEMP TABLE orphans ON COMMIT DROP AS
    SELECT o.* FROM orders AS o LEFT JOIN customers AS c ON c.id = o.customer_id WHERE c.id IS NULL;
SELECT count(*) AS "orphans; to be deleted" FROM orphans;
SAVEPOINT deleting;
DELETE FROM orders USING orphans WHERE orders.id = orphans.id;
ROLLBACK TO SAVEPOINT deleting;
DELETE FROM orders WHERE id IN (SELECT id FROM orphans) RETURNING id;
RELEASE SAVEPOINT deleting;
COMMIT;
ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES customers NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_fkey;

BEGIN;
LOCK TABLE customers IN SHARE ROW EXCLUSIVE MODE;
DECLARE without_mail NO SCROLL CURSOR FOR SELECT id, name FROM customers WHERE email IS NULL ORDER BY id FOR UPDATE;
FETCH FORWARD 3 FROM without_mail;
MOVE FORWARD 2 IN without_mail;
FETCH NEXT FROM without_mail;
UPDATE customers SET notes = 'ask for "mail"; it''s missing' WHERE CURRENT OF without_mail;
CLOSE without_mail;
END;

START TRANSACTION READ ONLY, ISOLATION LEVEL REPEATABLE READ;
SELECT count(*) FROM customers;
SELECT count(*) FROM orders;
COMMIT AND CHAIN;
SELECT current_setting('transaction_read_only') AS "still; read only";
ROLLBACK;

DO $$
DECLARE
    t regclass;
    n bigint;
BEGIN
    FOR t IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname LOOP
        EXECUTE format('SELECT count(*) FROM %s', t) INTO n;
        RAISE NOTICE '%: % rows; %', t, n, pg_size_pretty(pg_total_relation_size(t));
    END LOOP;
END $$;

DO $$
BEGIN
    -- In small steps, so that nobody waits; each is committed.
    LOOP
        UPDATE orders SET state = 'sent' WHERE id IN (SELECT id FROM orders WHERE state = 'sent; ok' ORDER BY id LIMIT 300);
        EXIT WHEN NOT FOUND;
        COMMIT;
    END LOOP;
END $$;

DROP INDEX CONCURRENTLY orders_open_idx;
CREATE INDEX CONCURRENTLY orders_open_idx ON orders (placed) INCLUDE (state) WHERE state <> 'sent';

CLUSTER customers USING customers_pkey;
CLUSTER customers;
REINDEX (VERBOSE false) TABLE customers;
REINDEX TABLE CONCURRENTLY orders;
REINDEX INDEX orders_open_idx;
VACUUM;
VACUUM (FULL) customers;
VACUUM (ANALYZE, FREEZE, TRUNCATE false, INDEX_CLEANUP on) orders (id, state);
CHECKPOINT;

EXPLAIN (COSTS off) SELECT * FROM orders WHERE placed = '2024-05-01' AND state <> 'sent';
EXPLAIN (ANALYZE, COSTS off, TIMING off, SUMMARY off) SELECT 1;

PREPARE find (text) AS SELECT id FROM customers WHERE name ILIKE '%' || $1 || '%' OR email = $1 || ';' LIMIT 3;
EXECUTE find('er 1');
EXECUTE find($$o'b$$);
DEALLOCATE ALL;

COMMENT ON TABLE orders IS 'cleaned on Sundays; see "maintenance"';
COPY (SELECT state, count(*) FROM orders GROUP BY 1 ORDER BY 1) TO STDOUT;
COPY customers TO '/dev/null' WITH (FORMAT csv);

ALTER SYSTEM SET log_autovacuum_min_duration = '10s';
ALTER SYSTEM RESET log_autovacuum_min_duration;
SELECT pg_advisory_lock(20240101), pg_advisory_unlock(20240101);

LISTEN maintenance;
NOTIFY maintenance, 'done; it''s over';
UNLISTEN maintenance;

DISCARD PLANS;
DISCARD TEMP;
RESET ALL;
SET client_min_messages = DEFAULT;
\timing off
\echo '== done =='
