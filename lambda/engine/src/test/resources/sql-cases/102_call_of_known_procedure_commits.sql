CREATE TABLE ok(id int);
CALL known_fill(3);
INSERT INTO ok VALUES (10);
