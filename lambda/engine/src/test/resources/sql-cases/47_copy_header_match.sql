-- min: 15
CREATE TABLE ok(id int, t text);
COPY ok FROM stdin (FORMAT csv, HEADER MATCH);
id,t
1,x
\.
