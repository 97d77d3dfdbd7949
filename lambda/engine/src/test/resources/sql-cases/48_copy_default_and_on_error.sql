-- min: 17
CREATE TABLE ok(id int, t text DEFAULT 'none; yet');
COPY ok FROM stdin WITH (DEFAULT '\D', ON_ERROR ignore);
1	\D
two	left out
3	\N
\.
