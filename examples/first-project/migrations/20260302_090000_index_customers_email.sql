-- Description: No two customers with one address

-- UP

ALTER TABLE customers ADD CONSTRAINT customers_email_has_at CHECK (email LIKE '%@%') NOT VALID;
CREATE UNIQUE INDEX CONCURRENTLY customers_email_key ON customers (lower(email));
ALTER TABLE customers VALIDATE CONSTRAINT customers_email_has_at;

-- DOWN

DROP INDEX CONCURRENTLY customers_email_key;
ALTER TABLE customers DROP CONSTRAINT customers_email_has_at;

-- VERIFY

SELECT indisvalid FROM pg_index WHERE indexrelid = 'customers_email_key'::regclass;
