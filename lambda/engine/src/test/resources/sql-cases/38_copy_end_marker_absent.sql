CREATE TABLE ok(id int, t text);
COPY ok FROM stdin;
1	one
2	two
