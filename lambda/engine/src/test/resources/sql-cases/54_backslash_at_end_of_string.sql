CREATE TABLE ok(t text);
INSERT INTO ok VALUES ('\'), ('C:\'), ('\\'), ('a''\');
INSERT INTO ok VALUES ('next; statement');
COMMENT ON TABLE ok IS '\';
