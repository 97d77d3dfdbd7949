CREATE TABLE ok(id int); INSERT INTO ok VALUES (0); COPY ok FROM stdin;
1
\.
