-- Description: step 3 of 3, when no build reads the old column any more
-- Dependencies: 20260309_090000
-- UP
DROP TRIGGER customers_names ON customers;
DROP FUNCTION customers_names();
ALTER TABLE customers ALTER COLUMN full_name SET NOT NULL;
ALTER TABLE customers DROP COLUMN name;
-- DOWN
ALTER TABLE customers ADD COLUMN name text;
UPDATE customers SET name = full_name;
ALTER TABLE customers ALTER COLUMN name SET NOT NULL;
ALTER TABLE customers ALTER COLUMN full_name DROP NOT NULL;
CREATE FUNCTION customers_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NEW.full_name IS NOT DISTINCT FROM OLD.full_name THEN
    NEW.full_name := COALESCE(NEW.name, NEW.full_name);
  END IF;
  NEW.name := NEW.full_name;
  RETURN NEW;
END $$;
CREATE TRIGGER customers_names BEFORE INSERT OR UPDATE ON customers
  FOR EACH ROW EXECUTE FUNCTION customers_names();
