CREATE TABLE ok(id int, t text);
COPY ok FROM stdin; -- the data; don't split here
1	one
2	two
\.
COPY ok FROM stdin; /* more; data */ -- and a second comment
3	three
\.
