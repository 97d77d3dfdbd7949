-- UP
CREATE TABLE second (id int PRIMARY KEY);
-- DOWN
DROP TABLE second;
