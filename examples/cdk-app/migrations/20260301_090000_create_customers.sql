-- Description: Who buys

-- UP

CREATE TABLE customers (
  id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email  text NOT NULL,
  name   text
);

-- DOWN

DROP TABLE customers;
