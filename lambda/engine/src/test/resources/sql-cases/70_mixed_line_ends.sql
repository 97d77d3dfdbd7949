-- first
CREATE TABLE ok(
  id int,
  t text);

INSERT INTO okVALUES (1, 'x'); -- it's
INSERT INTO ok VALUES (2,
 'y')
;
