CREATE TABLE ok(id int, t text, u text);
COPY ok FROM stdin WITH (FORMAT csv, HEADER true, FORCE_NULL (u), QUOTE '"', ESCAPE '\');
id,t,u
1,"two
lines; and ""more""? no: \"escaped\"",""
2,"\.",x
3,it's,
\.
INSERT INTO ok VALUES (4, 'a\', 'b');
