CREATE TABLE ok(id int);
ALTER TABLE part
  DETACH PARTITION part_1 -- it's; slow
  CONCURRENTLY;
DROP TABLE part_1;
ALTER TABLE part ADD COLUMN concurrently_ int;
INSERT INTO ok VALUES (1);
