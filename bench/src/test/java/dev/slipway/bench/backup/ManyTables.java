package dev.slipway.bench.backup;

/** A schema of 140 tables, as an application of some years has it. */
final class ManyTables {

  static final String SQL =
      """
      DO $many$ BEGIN FOR i IN 1..140 LOOP
        EXECUTE format($sql$
          CREATE TABLE table_%1$s (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            parent_id bigint REFERENCES table_%1$s,
            name text NOT NULL CHECK (name <> ''), state varchar(20) DEFAULT 'new',
            amount numeric(12, 2), flags int[], body jsonb, created_at timestamptz DEFAULT now(),
            UNIQUE (name, state));
          CREATE INDEX ON table_%1$s (lower(name)) WHERE state = 'new';
          CREATE INDEX ON table_%1$s USING gin (body);
          COMMENT ON TABLE table_%1$s IS 'What is kept of number %1$s';
          CREATE VIEW view_%1$s AS SELECT id, upper(name) AS name FROM table_%1$s WHERE amount > 0;
          CREATE FUNCTION touch_%1$s() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN NEW.created_at := now(); RETURN NEW; END';
          CREATE TRIGGER touch BEFORE UPDATE ON table_%1$s
            FOR EACH ROW EXECUTE FUNCTION touch_%1$s();
          $sql$, i);
      END LOOP; END $many$""";

  private ManyTables() {}
}
