CREATE TABLE ok(id int, t text);
COPY ok (id, t) FROM stdin;
\.
COPY ok (id, t) FROM stdin;
\.


INSERT INTO ok VALUES (1, 'after');
