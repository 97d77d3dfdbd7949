-- UP
CREATE TABLE first (id int PRIMARY KEY);
-- DOWN
DROP TABLE first;
