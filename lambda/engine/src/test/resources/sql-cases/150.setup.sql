CREATE TABLE part (id int PRIMARY KEY, t text) PARTITION BY RANGE (id);
CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM (0) TO (100);
INSERT INTO part SELECT i, 'row ' || i FROM generate_series(0, 4) AS i;
