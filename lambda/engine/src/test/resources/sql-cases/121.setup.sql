CREATE TABLE pre (id int PRIMARY KEY, t text);
INSERT INTO pre SELECT i, 'row ' || i FROM generate_series(1, 5) AS i;
