CREATE TABLE ok(id int);
-- the end; isn't it