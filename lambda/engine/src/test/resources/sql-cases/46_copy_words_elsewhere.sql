CREATE TABLE ok(copy text, stdin text DEFAULT 'COPY ok FROM stdin;');
INSERT INTO ok(copy) SELECT stdin FROM (SELECT 'copy x from stdin;' AS stdin) AS copy;
COMMENT ON TABLE ok IS 'COPY ok FROM stdin;';
-- COPY ok FROM stdin;
INSERT INTO ok VALUES ('1', '2');
