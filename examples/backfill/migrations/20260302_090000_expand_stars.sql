-- Description: step 1 of 3, the new column; what is written from now on has it, whoever writes
-- UP
ALTER TABLE cards ADD COLUMN stars int;
CREATE FUNCTION cards_stars() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.stars := NEW.rating / 20;
  RETURN NEW;
END $$;
CREATE TRIGGER cards_stars BEFORE INSERT OR UPDATE OF rating ON cards
  FOR EACH ROW EXECUTE FUNCTION cards_stars();
-- DOWN
DROP TRIGGER cards_stars ON cards;
DROP FUNCTION cards_stars();
ALTER TABLE cards DROP COLUMN stars;
