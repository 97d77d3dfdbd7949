-- Several tenants in one database: row level security, roles, grants.
-- Idempotent: it's run on each deploy.

SET client_min_messages = warning;

DO $roles$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['corpus_app', 'corpus_reader', 'corpus "odd; role"'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', name);
        END IF;
    END LOOP;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN
        NULL; -- another deploy was quicker; fine
END
$roles$;

CREATE SCHEMA IF NOT EXISTS tenancy;
REVOKE ALL ON SCHEMA tenancy FROM PUBLIC;
GRANT USAGE ON SCHEMA tenancy TO corpus_app, corpus_reader, "corpus ""odd; role""";

ALTER DEFAULT PRIVILEGES IN SCHEMA tenancy GRANT SELECT ON TABLES TO corpus_reader;
ALTER DEFAULT PRIVILEGES IN SCHEMA tenancy GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO corpus_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA tenancy GRANT USAGE ON SEQUENCES TO corpus_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA tenancy REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE TABLE IF NOT EXISTS tenancy.tenants (
    id      uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    slug    text NOT NULL UNIQUE,
    name    text NOT NULL,
    plan    text NOT NULL DEFAULT 'free; for now',
    limits  jsonb NOT NULL DEFAULT $json${"users": 5, "note": "it's; \"soft\""}$json$
);

CREATE TABLE IF NOT EXISTS tenancy.users (
    tenant_id uuid NOT NULL REFERENCES tenancy.tenants ON DELETE CASCADE,
    id        uuid NOT NULL DEFAULT gen_random_uuid(),
    email     text NOT NULL,
    is_admin  boolean NOT NULL DEFAULT false,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, email)
);

CREATE TABLE IF NOT EXISTS tenancy.documents (
    tenant_id uuid NOT NULL,
    id        bigint GENERATED ALWAYS AS IDENTITY,
    owner_id  uuid NOT NULL,
    title     text NOT NULL DEFAULT '(untitled; new)',
    body      text NOT NULL DEFAULT '',
    shared    boolean NOT NULL DEFAULT false,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, owner_id) REFERENCES tenancy.users (tenant_id, id) ON DELETE CASCADE
);

CREATE OR REPLACE FUNCTION tenancy.current_tenant() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('app.tenant', true), '')::uuid;

CREATE OR REPLACE FUNCTION tenancy.current_user_id() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
AS 'SELECT nullif(current_setting(''app.user'', true), '''')::uuid; -- NULL; when not set';

CREATE OR REPLACE FUNCTION tenancy.is_admin() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = tenancy, pg_temp
AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM users
        WHERE tenant_id = current_tenant() AND id = current_user_id() AND is_admin
    );
END;
$$;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA tenancy TO corpus_app;

ALTER TABLE tenancy.tenants ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenancy.users ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE tenancy.documents ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenancy.users NO FORCE ROW LEVEL SECURITY;

DROP POLICY IF EXISTS "own tenant" ON tenancy.tenants;
CREATE POLICY "own tenant" ON tenancy.tenants
    FOR SELECT TO corpus_app
    USING (id = tenancy.current_tenant());

DROP POLICY IF EXISTS "same tenant; see" ON tenancy.users;
CREATE POLICY "same tenant; see" ON tenancy.users
    FOR SELECT TO corpus_app, corpus_reader
    USING (tenant_id = tenancy.current_tenant());

DROP POLICY IF EXISTS "admins manage" ON tenancy.users;
CREATE POLICY "admins manage" ON tenancy.users
    AS PERMISSIVE FOR ALL TO corpus_app
    USING (tenant_id = tenancy.current_tenant() AND tenancy.is_admin())
    WITH CHECK (tenant_id = tenancy.current_tenant() AND email <> 'root;--');

DROP POLICY IF EXISTS documents_read ON tenancy.documents;
CREATE POLICY documents_read ON tenancy.documents FOR SELECT
    USING (tenant_id = tenancy.current_tenant() AND (shared OR owner_id = tenancy.current_user_id()));

DROP POLICY IF EXISTS documents_write ON tenancy.documents;
CREATE POLICY documents_write ON tenancy.documents FOR INSERT
    WITH CHECK (CASE WHEN tenancy.is_admin() THEN true ELSE owner_id = tenancy.current_user_id() END);

DROP POLICY IF EXISTS documents_not_too_many ON tenancy.documents;
CREATE POLICY documents_not_too_many ON tenancy.documents AS RESTRICTIVE FOR INSERT TO corpus_app
    WITH CHECK ((SELECT count(*) FROM tenancy.users u WHERE u.tenant_id = documents.tenant_id)
                <= (SELECT (limits ->> 'users')::int FROM tenancy.tenants t WHERE t.id = documents.tenant_id));

COMMENT ON POLICY documents_not_too_many ON tenancy.documents IS 'RESTRICTIVE: and-ed; not or-ed';

GRANT SELECT (id, slug, name) ON tenancy.tenants TO corpus_app;
GRANT SELECT, INSERT (tenant_id, email), UPDATE (email), DELETE ON tenancy.users TO corpus_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON tenancy.documents TO corpus_app;
GRANT SELECT ON ALL TABLES IN SCHEMA tenancy TO corpus_reader WITH GRANT OPTION;
REVOKE GRANT OPTION FOR SELECT ON tenancy.documents FROM corpus_reader;

-- A look through the eyes of the application.
INSERT INTO tenancy.tenants (id, slug, name) VALUES
    ('00000000-0000-0000-0000-000000000001', 'acme', 'ACME; Inc.'),
    ('00000000-0000-0000-0000-000000000002', 'globex', 'Globex "GX"')
ON CONFLICT (slug) DO UPDATE SET name = EXCLUDED.name;
INSERT INTO tenancy.users (tenant_id, id, email, is_admin) VALUES
    ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-00000000000a', 'ann@acme.example', true),
    ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-00000000000b', 'bob@acme.example', false),
    ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-00000000000c', 'cy@globex.example', true)
ON CONFLICT DO NOTHING;

BEGIN;
SELECT set_config('app.tenant', '00000000-0000-0000-0000-000000000001', true),
       set_config('app.user', '00000000-0000-0000-0000-00000000000b', true);
SET LOCAL ROLE corpus_app;
SELECT email FROM tenancy.users ORDER BY email;
INSERT INTO tenancy.documents (tenant_id, owner_id, title, body)
VALUES (tenancy.current_tenant(), tenancy.current_user_id(), 'Bob''s notes', $md$# Notes
-- to be done; soon
* `SELECT 1;`
$md$);
COMMIT;

BEGIN; SET LOCAL ROLE "corpus ""odd; role"""; SELECT current_user; ROLLBACK;

SELECT tablename, policyname, cmd, qual, with_check FROM pg_policies WHERE schemaname = 'tenancy' ORDER BY 1, 2;
RESET client_min_messages;
