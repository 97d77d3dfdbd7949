CREATE TABLE ok(id int, t text);
INSERT INTO ok VALUES (1, 'a;b');
COPY ok TO STDOUT;
COPY (SELECT id, t FROM ok WHERE t <> ';') TO STDOUT WITH (FORMAT csv, HEADER);
INSERT INTO ok VALUES (2, 'after');
