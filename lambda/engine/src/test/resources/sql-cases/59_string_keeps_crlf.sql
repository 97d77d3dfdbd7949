CREATE TABLE ok(t text);
INSERT INTO ok VALUES ('one
two;
threefour');
INSERT INTO ok VALUES ($$a
b
$$);
