CREATE TABLE ok(id int, t text);
COPY ok FROM stdin;
1	one;
2	it's
\.
INSERT INTO ok VALUES (3, 'x');
