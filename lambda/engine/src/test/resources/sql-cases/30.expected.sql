CREATE TABLE ok(id int, t text);
INSERT INTO ok VALUES (1, 'it''s; here'), (2, NULL);
