CREATE TABLE ok(a　b int, c d int, e f text);
INSERT INTO ok VALUES (1, 2, 'x　; ');
CREATE TABLE ünï (id int);
