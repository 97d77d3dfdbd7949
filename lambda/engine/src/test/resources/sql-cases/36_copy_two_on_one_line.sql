CREATE TABLE a(id int); CREATE TABLE ok(id int);
COPY a FROM stdin; COPY ok FROM stdin;
1
\.
2
\.
