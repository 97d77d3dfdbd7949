-- Audit trail by triggers: generated code, dynamic SQL, dollar quotes three deep.

BEGIN TRANSACTION ISOLATION LEVEL READ COMMITTED READ WRITE;

CREATE SCHEMA audit;
REVOKE ALL ON SCHEMA audit FROM PUBLIC;

CREATE TABLE audit.events (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    who        text NOT NULL DEFAULT session_user,
    relation   regclass NOT NULL,
    action     text NOT NULL CHECK (action IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE')),
    key        jsonb,
    before     jsonb,
    after      jsonb,
    statement  text
);
CREATE INDEX events_relation_idx ON audit.events (relation, at DESC);
CREATE INDEX events_key_idx ON audit.events USING gin (key jsonb_path_ops);
COMMENT ON TABLE audit.events IS 'Never updated; never deleted ("append only")';

CREATE TABLE audit.ignored_columns (
    relation regclass NOT NULL,
    name     name NOT NULL,
    reason   text NOT NULL DEFAULT 'noise;',
    PRIMARY KEY (relation, name)
);

CREATE FUNCTION audit.key_of(relation regclass, r jsonb) RETURNS jsonb
    LANGUAGE sql STABLE
AS $$
    SELECT jsonb_object_agg(a.attname, r -> a.attname)
    FROM pg_index AS i
    JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
    WHERE i.indrelid = relation AND i.indisprimary;
$$;

CREATE FUNCTION audit.record() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp
AS $record$
DECLARE
    old_row jsonb := CASE WHEN TG_OP IN ('UPDATE', 'DELETE') THEN to_jsonb(OLD) END;
    new_row jsonb := CASE WHEN TG_OP IN ('INSERT', 'UPDATE') THEN to_jsonb(NEW) END;
    ignored name;
BEGIN
    IF TG_LEVEL = 'STATEMENT' THEN
        INSERT INTO audit.events (relation, action, statement) VALUES (TG_RELID, TG_OP, current_query());
        RETURN NULL;
    END IF;

    FOR ignored IN SELECT name FROM audit.ignored_columns WHERE relation = TG_RELID::regclass LOOP
        old_row := old_row - ignored::text;
        new_row := new_row - ignored::text;
    END LOOP;

    IF old_row IS NOT DISTINCT FROM new_row THEN
        RETURN NULL; -- nothing but noise; don't record
    END IF;

    INSERT INTO audit.events (relation, action, key, before, after)
    VALUES (
        TG_RELID, TG_OP, audit.key_of(TG_RELID, coalesce(new_row, old_row)),
        (SELECT jsonb_object_agg(key, value) FROM jsonb_each(old_row) WHERE new_row -> key IS DISTINCT FROM value),
        (SELECT jsonb_object_agg(key, value) FROM jsonb_each(new_row) WHERE old_row -> key IS DISTINCT FROM value)
    );
    RETURN NULL;
EXCEPTION
    WHEN insufficient_privilege THEN
        RAISE WARNING 'audit: % on "%" was not recorded; %', TG_OP, TG_TABLE_NAME, SQLERRM;
        RETURN NULL;
END;
$record$;

CREATE FUNCTION audit.watch(relation regclass, VARIADIC ignore name[] DEFAULT '{}') RETURNS void
    LANGUAGE plpgsql
AS $watch$
BEGIN
    EXECUTE format(
        $ddl$
            DROP TRIGGER IF EXISTS "audit; rows" ON %1$s;
            DROP TRIGGER IF EXISTS "audit; truncate" ON %1$s;
            CREATE TRIGGER "audit; rows" AFTER INSERT OR UPDATE OR DELETE ON %1$s
                FOR EACH ROW EXECUTE FUNCTION audit.record();
            CREATE TRIGGER "audit; truncate" AFTER TRUNCATE ON %1$s
                FOR EACH STATEMENT EXECUTE FUNCTION audit.record();
            COMMENT ON TRIGGER "audit; rows" ON %1$s IS %2$L;
        $ddl$,
        relation, 'made by audit.watch(); it''s safe to make again');
    INSERT INTO audit.ignored_columns (relation, name) SELECT watch.relation, unnest(ignore) ON CONFLICT DO NOTHING;
END;
$watch$;

CREATE FUNCTION audit.make_history_view(relation regclass) RETURNS void
    LANGUAGE plpgsql
AS $make$
DECLARE
    view_name text := relation::text || '_history';
BEGIN
    EXECUTE format($sql$
        CREATE OR REPLACE FUNCTION audit.%1$I() RETURNS TABLE (at timestamptz, who text, what text)
            LANGUAGE plpgsql STABLE AS $body$
        BEGIN
            RETURN QUERY EXECUTE $query$
                SELECT at, who, action || '; ' || coalesce(after, before)::text
                FROM audit.events WHERE relation = $1 ORDER BY id -- the query's own comment; '
            $query$ USING %2$L::regclass;
        END;
        $body$;
    $sql$, view_name, relation);
END;
$make$;

COMMIT;

-- Something to watch.
CREATE TABLE accounts (
    id      integer PRIMARY KEY,
    owner   text NOT NULL,
    balance numeric NOT NULL DEFAULT 0,
    seen_at timestamptz
);
CREATE TABLE "odd; table" (a int, b text, PRIMARY KEY (a, b));
SELECT audit.watch('accounts', 'seen_at'), audit.watch('"odd; table"');
SELECT audit.make_history_view('accounts');

INSERT INTO accounts VALUES (1, 'Ann; "A"', 10), (2, 'O''Brien', 20);
UPDATE accounts SET balance = balance + 1, seen_at = now() WHERE id = 1;
UPDATE accounts SET seen_at = now();
DELETE FROM accounts WHERE owner = $$O'Brien$$;
INSERT INTO "odd; table" VALUES (1, ';'), (1, '''');
TRUNCATE "odd; table" RESTART IDENTITY CASCADE; /* recorded once; not per row */

DO $check$
DECLARE
    found text;
BEGIN
    SELECT string_agg(action || ':' || n, ',' ORDER BY action) INTO found
    FROM (SELECT action, count(*) AS n FROM audit.events GROUP BY action) AS counts;
    ASSERT found = 'DELETE:1,INSERT:4,TRUNCATE:1,UPDATE:1', format('it''s %s; not as expected', found);
    ASSERT (SELECT statement FROM audit.events WHERE action = 'TRUNCATE') LIKE '%"odd; table"%';
END
$check$;

SELECT relation, action, key, before, after FROM audit.events ORDER BY id;
SELECT what FROM audit.accounts_history();

CREATE RULE events_are_kept AS ON DELETE TO audit.events DO INSTEAD NOTHING;
CREATE RULE events_stay AS ON UPDATE TO audit.events DO INSTEAD (SELECT 'no; never' AS answer; SELECT 2;);
DELETE FROM audit.events;
SELECT count(*) FROM audit.events;
