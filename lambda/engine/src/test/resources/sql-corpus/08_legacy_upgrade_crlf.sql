-- upgrade 3.2 -> 3.3 of an old application; written long ago for standard_conforming_strings = off
-- (c) the company; all rights reserved -- don't edit on a Mac

SET standard_conforming_strings = off;
SET escape_string_warning = off;

CREATE TABLE tbl_users (
	user_id		serial PRIMARY KEY,
	username	varchar(50) NOT NULL,
	home_dir	varchar(255) DEFAULT 'C:\\Users\\',
	signature	text DEFAULT '-- \r\nit\'s me; regards',
	created		timestamp without time zone DEFAULT ('now'::text)::timestamp(0)
);

CREATE TABLE tbl_settings (
	name	varchar(50) PRIMARY KEY,
	value	text
);

CREATE TABLE tbl_log (
	logged	timestamp DEFAULT now(),
	message	text
);

INSERT INTO tbl_settings VALUES ('version', '3.2');
INSERT INTO tbl_settings VALUES ('path;sep', '\\');
INSERT INTO tbl_settings VALUES ('greeting', 'Hello, \'friend\'; how\'s it going?');
INSERT INTO tbl_settings VALUES ('regex', '^\\s*(--|/\\*|;).*$');
INSERT INTO tbl_settings VALUES ('octal', '\101\102;\x43');
INSERT INTO tbl_settings VALUES ('doubled', 'it''s; \'mixed\'' -- two ways; one string
	' and \'continued\'');
INSERT INTO tbl_settings VALUES ('ends', 'with a backslash \\'), ('e', E'e\'s; too\\'), ('dollar', $$not \' here$$);

CREATE FUNCTION fn_log(text) RETURNS integer AS '
DECLARE
	msg ALIAS FOR $1;
BEGIN
	-- the body is a string; so quotes are doubled, or escaped
	IF msg = \'\' OR msg IS NULL THEN
		RETURN 0;
	END IF;
	INSERT INTO tbl_log (message) VALUES (''log; '' || msg || E\'\\n\');
	RETURN 1;
END;
' LANGUAGE 'plpgsql';

CREATE FUNCTION fn_path(integer) RETURNS text AS '
	SELECT home_dir || ''\\\\'' || username FROM tbl_users WHERE user_id = $1;
' LANGUAGE 'sql' STABLE;

CREATE OR REPLACE FUNCTION fn_touch() RETURNS trigger AS '
BEGIN
	PERFORM fn_log(TG_OP || '' on \\"'' || TG_RELNAME || ''\\"; user '' || current_user);
	RETURN NEW;
END;' LANGUAGE plpgsql;

CREATE TRIGGER trg_touch BEFORE INSERT OR UPDATE ON tbl_users
	FOR EACH ROW EXECUTE PROCEDURE fn_touch();

COMMENT ON TABLE tbl_users IS 'Users; "real\" people\'s accounts';
COMMENT ON COLUMN tbl_users.home_dir IS 'ends with \\';

COPY tbl_users (username, home_dir, signature) FROM stdin;
o'neill	D:\\home\\	it's; \\'me\\'
bob	\N	-- \n/*
\.

INSERT INTO tbl_users (username) VALUES ('d\'arcy');
UPDATE tbl_users SET signature = replace(signature, '\r\n', '\n') WHERE signature LIKE '%\r\n%';

BEGIN;
SET LOCAL standard_conforming_strings = on;
INSERT INTO tbl_settings VALUES ('new style', 'C:\'), ('and', E'old\'s; style');
COMMIT;

INSERT INTO tbl_settings VALUES ('old style again', 'it\'s; back');

-- from here on as everywhere
SET standard_conforming_strings = on;
RESET escape_string_warning;

INSERT INTO tbl_settings VALUES ('path', 'C:\'), ('share', '\\server\'), ('quote', '''');
UPDATE tbl_settings SET value = '3.3' WHERE name = 'version';

ALTER TABLE tbl_users ADD COLUMN email varchar(255) NULL;
ALTER TABLE tbl_users ALTER COLUMN username TYPE text;
UPDATE tbl_users SET email = lower(username) || '@example.org' WHERE username !~ E'[^a-z\'\\\\]' AND username NOT LIKE '%\\%' ESCAPE '!';

CREATE VIEW vw_users AS
	SELECT user_id AS "id", username AS "user; name", home_dir || '\' AS "home\", fn_path(user_id) AS path FROM tbl_users;

CREATE RULE rl_users AS ON DELETE TO vw_users DO INSTEAD (
	SELECT fn_log('delete; ' || OLD."user; name");
	DELETE FROM tbl_users WHERE user_id = OLD.id;
);

SELECT * FROM vw_users WHERE "home\" LIKE 'C:\\%';
DELETE FROM vw_users WHERE id = 2;

SELECT set_config('standard_conforming_strings', 'off', false);
SET escape_string_warning TO 'off';
INSERT INTO tbl_log (message) VALUES ('upgraded; it\'s 3.3');
SELECT set_config('standard_conforming_strings', 'on', false);
INSERT INTO tbl_log (message) VALUES ('done \');
