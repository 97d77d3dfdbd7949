CREATE TABLE ok(id int);
LISTEN "ch;1";
NOTIFY "ch;1", 'it''s; here';
SELECT pg_notify('ch;1', $$;$$);
UNLISTEN "ch;1";
INSERT INTO ok VALUES (1);
