-- What a file leaves set must not reach the driver: it gives up a connection whose dates or encoding it cannot read.
SET datestyle = 'SQL, DMY';
CREATE TABLE ok(d date DEFAULT '31/12/2024', t text);
SET client_encoding = 'LATIN1';
INSERT INTO ok(t) VALUES ('plain');
