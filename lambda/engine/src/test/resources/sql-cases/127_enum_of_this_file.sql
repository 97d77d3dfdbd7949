CREATE TYPE colour AS ENUM ('red');
ALTER TYPE colour ADD VALUE 'green';
CREATE TABLE ok(c colour DEFAULT 'green');
INSERT INTO ok VALUES ('green'), ('red');
ALTER TYPE colour RENAME VALUE 'red' TO 'rouge';
INSERT INTO ok VALUES ('rouge');
