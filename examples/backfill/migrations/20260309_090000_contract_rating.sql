-- Description: step 3 of 3, when no build reads or writes the rating any more
-- Dependencies: 20260302_090000
-- slipway: requires-backfill=stars
-- UP
ALTER TABLE cards ADD CONSTRAINT cards_stars_there CHECK (stars IS NOT NULL) NOT VALID;
ALTER TABLE cards VALIDATE CONSTRAINT cards_stars_there;
ALTER TABLE cards ALTER COLUMN stars SET NOT NULL;
ALTER TABLE cards DROP CONSTRAINT cards_stars_there;
DROP TRIGGER cards_stars ON cards;
DROP FUNCTION cards_stars();
ALTER TABLE cards DROP COLUMN rating;
-- DOWN
ALTER TABLE cards ADD COLUMN rating int;
UPDATE cards SET rating = stars * 20;
ALTER TABLE cards ALTER COLUMN rating SET NOT NULL, ALTER COLUMN stars DROP NOT NULL;
CREATE FUNCTION cards_stars() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.stars := NEW.rating / 20;
  RETURN NEW;
END $$;
CREATE TRIGGER cards_stars BEFORE INSERT OR UPDATE OF rating ON cards
  FOR EACH ROW EXECUTE FUNCTION cards_stars();
