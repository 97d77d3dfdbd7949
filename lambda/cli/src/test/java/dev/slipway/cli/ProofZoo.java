package dev.slipway.cli;

/** Tables of every type, and of many keys and checks. */
final class ProofZoo {

  static final String TABLES =
      """
      CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'glad');
      CREATE DOMAIN email AS text CHECK (VALUE ~ '^[a-z0-9._-]+@[a-z]+\\.[a-z]{2,}$');
      CREATE DOMAIN percent AS numeric(5,2) NOT NULL CHECK (VALUE >= 0 AND VALUE <= 100);
      CREATE TYPE pair AS (a int, b text);
      CREATE TYPE floatrange AS RANGE (subtype = float8);
      CREATE TABLE zoo (id uuid PRIMARY KEY, s serial, i int4 NOT NULL, i2 int2 UNIQUE, i8
        int8, n numeric, n1 numeric(3,2) NOT NULL, n2 numeric(2,-1), f float4, d float8, m
        money,
       t text NOT NULL, v varchar(3) NOT NULL, c char(2) UNIQUE NOT NULL, ci text, b bytea NOT
        NULL, bo bool NOT NULL, da date NOT NULL, ts timestamp NOT NULL, tz timestamptz NOT
        NULL, ti time NOT NULL, tt timetz NOT NULL, iv interval NOT NULL,
       j json NOT NULL, jb jsonb NOT NULL, x xml, ip inet NOT NULL, ci2 cidr NOT NULL, mac
        macaddr NOT NULL, mac8 macaddr8 NOT NULL, bi bit(5) NOT NULL, vb varbit(7) NOT NULL,
        po point NOT NULL, li line NOT NULL, ls lseg NOT NULL, bx box NOT NULL, pa path NOT
        NULL, pg polygon NOT NULL, cr circle NOT NULL,
       tv tsvector NOT NULL, tq tsquery NOT NULL, md mood NOT NULL, em email NOT NULL UNIQUE,
        pc percent, pr pair NOT NULL, ia int[] NOT NULL, ta text[] NOT NULL, va varchar(4)[]
        NOT NULL, ma mood[] NOT NULL, ea email[] NOT NULL, ir int4range NOT NULL, tr tstzrange
        NOT NULL, fr floatrange NOT NULL, mr int4multirange NOT NULL, nm name NOT NULL, "char"
        "char" NOT NULL, lsn pg_lsn NOT NULL, rc regclass NOT NULL,
       g int GENERATED ALWAYS AS (i * 2) STORED, ident bigint GENERATED ALWAYS AS IDENTITY, o
        oid NOT NULL, jp jsonpath NOT NULL);
      CREATE TABLE checks (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, state varchar(20)
        NOT NULL CHECK (state IN ('new', 'paid', 'it''s')), qty int NOT NULL CHECK (qty
        BETWEEN 10 AND 12), price numeric(10,2) NOT NULL CHECK (price > 0 AND price < 1),
        starts date NOT NULL, ends date NOT NULL CHECK (ends >= starts), code char(5) NOT NULL
        CHECK (code ~ '^[A-Z]{2}\\d{3}$'), slug text NOT NULL CHECK (slug ~*
        '^[a-z0-9]+(-[a-z0-9]+)*$') , name text NOT NULL CHECK (length(trim(name)) > 4), cc
        text NOT NULL CHECK (char_length(cc) = 2 AND upper(cc) = cc), neg int NOT NULL CHECK
        (neg < 0), rate float8 NOT NULL CHECK (rate >= 0 AND rate <= 1), url text NOT NULL
        CHECK (url LIKE 'http%://%'), "Odd Name" int NOT NULL CHECK ("Odd Name" > 7), born
        date CHECK (born > '1900-01-01' AND born < '1990-05-05'), CHECK (qty > 0 OR state =
        'new'), kind text NOT NULL CHECK (kind = 'only'), pct int NOT NULL CHECK (0 <= pct AND
        pct <= 100), lvl smallint NOT NULL CHECK (lvl = ANY (ARRAY[1,2,3])), phone text CHECK
        (phone ~ '^\\+?[0-9 ()-]{7,20}$'), hex text NOT NULL CHECK (hex ~
        '^#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$'));
      CREATE TABLE parent (a int, b text, made int NOT NULL, PRIMARY KEY (a, b));
      CREATE TABLE child (id int PRIMARY KEY, a int NOT NULL, b text NOT NULL, FOREIGN KEY (a,
        b) REFERENCES parent);
      CREATE TABLE joined (child_id int REFERENCES child, zoo uuid REFERENCES zoo, PRIMARY KEY
        (child_id, zoo));
      CREATE TABLE tree (id int PRIMARY KEY, up int NOT NULL REFERENCES tree, maybe int
        REFERENCES tree);
      CREATE TABLE c1 (id int PRIMARY KEY, other int); CREATE TABLE c2 (id int PRIMARY KEY,
        other int NOT NULL REFERENCES c1); ALTER TABLE c1 ADD FOREIGN KEY (other) REFERENCES
        c2;
      CREATE TABLE parts (id int, made timestamptz NOT NULL, PRIMARY KEY (id, made)) PARTITION
        BY RANGE (made);
      CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM ('2025-01-01 00:00+00') TO
        ('2025-02-01 00:00+00');
      CREATE TABLE parts_d PARTITION OF parts DEFAULT;
      CREATE TABLE lists (k text NOT NULL, v int) PARTITION BY LIST (k); CREATE TABLE lists_ab
        PARTITION OF lists FOR VALUES IN ('a', 'b');
      CREATE TABLE hashes (k int NOT NULL) PARTITION BY HASH (k); CREATE TABLE hashes_0
        PARTITION OF hashes FOR VALUES WITH (MODULUS 4, REMAINDER 0);
      CREATE TABLE bookings (room int NOT NULL, during tstzrange NOT NULL, EXCLUDE USING gist
        (during WITH &&));
      CREATE TABLE nothing (); CREATE UNLOGGED TABLE fast (a int);
      CREATE UNIQUE INDEX lower_email ON checks (lower(name));
      CREATE TABLE impossible (i int NOT NULL CHECK (i * 7 = 22));
      CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''not by
        hand''; END';
      CREATE TABLE guarded (i int); CREATE TRIGGER no BEFORE INSERT ON guarded FOR EACH ROW
        EXECUTE FUNCTION no();
      """;

  static final String AWAY =
      """
      DROP TABLE guarded, impossible, fast, nothing, bookings, hashes, lists, parts, c1, c2,
        tree, joined, child, parent, checks, zoo CASCADE;
      DROP FUNCTION no; DROP TYPE floatrange; DROP TYPE pair; DROP DOMAIN percent; DROP DOMAIN
        email; DROP TYPE mood;
      """;

  private ProofZoo() {}
}
