CREATE TABLE ok(t text);
SET client_encoding = 'LATIN1';
INSERT INTO ok VALUES (U&'\00e9;');
SELECT t FROM ok;
SET NAMES 'UTF8';
INSERT INTO ok VALUES ('é; 木');
