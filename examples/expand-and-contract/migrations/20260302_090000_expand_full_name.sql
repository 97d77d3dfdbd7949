-- Description: step 1 of 3, the new column and a trigger that keeps both equal
-- UP
ALTER TABLE customers ADD COLUMN full_name text;
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
-- DOWN
DROP TRIGGER customers_names ON customers;
DROP FUNCTION customers_names();
ALTER TABLE customers DROP COLUMN full_name;
