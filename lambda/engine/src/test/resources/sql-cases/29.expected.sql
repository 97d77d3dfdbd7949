CREATE TABLE ok(id int, t text, u text);
INSERT INTO ok VALUES
  (1, E'two\nlines; and more? no: "escaped"', NULL), (2, '\.', 'x'), (3, 'it''s', NULL), (4, 'a\', 'b');
