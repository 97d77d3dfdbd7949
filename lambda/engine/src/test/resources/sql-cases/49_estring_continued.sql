CREATE TABLE ok(t text);
INSERT INTO ok VALUES (E'it\'s; ' -- don't; stop
   'still E: \'; '
   -- a comment of its own; ' "
   'and \\');
INSERT INTO ok VALUES ('plain\' -- ;
'\');
