-- Description: cards with a rating from 0 to 100
-- UP
CREATE TABLE cards (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, rating int NOT NULL);
INSERT INTO cards (name, rating) SELECT 'card ' || i, i % 101 FROM generate_series(1, 500) i;
-- DOWN
DROP TABLE cards;
