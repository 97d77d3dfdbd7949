CREATE TABLE ok(id int, t text);
COPY ok FROM stdin;
1	tab\tnew\nline
2	\\.
3	back\\slash
4	\x41\101\
second line of 4
5	\N
6	
7	\\N
8	  \\. 
\.
