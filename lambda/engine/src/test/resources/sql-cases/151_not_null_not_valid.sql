-- min: 18
CREATE TABLE ok(id int, v int GENERATED ALWAYS AS (id * 2) VIRTUAL);
ALTER TABLE ok ADD CONSTRAINT ok_id_there NOT NULL id NOT VALID;
ALTER TABLE ok VALIDATE CONSTRAINT ok_id_there;
WITH old_new AS (UPDATE ok SET id = 1 RETURNING old.id AS o, new.id AS n) SELECT * FROM old_new;
