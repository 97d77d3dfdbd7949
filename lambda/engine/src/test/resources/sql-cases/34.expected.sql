CREATE TABLE ok(id int, t text);
INSERT INTO ok VALUES (1, 'a;b'), (2, 'x');
