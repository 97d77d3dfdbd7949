-- UP

CREATE TABLE orders (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer  bigint NOT NULL REFERENCES customers
);

-- DOWN

DROP TABLE orders;
