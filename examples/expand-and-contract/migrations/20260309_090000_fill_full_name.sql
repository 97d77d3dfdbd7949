-- Description: step 2 of 3
-- UP
UPDATE customers SET full_name = name WHERE full_name IS NULL;
-- DOWN
-- VERIFY
SELECT NOT EXISTS (SELECT FROM customers WHERE full_name IS DISTINCT FROM name);
