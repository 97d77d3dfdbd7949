-- Types, domains, operators, casts, aggregates, collations.

CREATE TYPE colour AS ENUM ('red', 'green', 'blue; sky', 'it''s "grey"');
ALTER TYPE colour ADD VALUE IF NOT EXISTS 'black' BEFORE 'red';
ALTER TYPE colour RENAME VALUE 'green' TO 'green; light';

CREATE TYPE complex AS (re double precision, im double precision);
CREATE TYPE shape AS (name text, colour colour, corners point[]);
CREATE TYPE "odd; type" AS ("a;b" int, "c'd" text, "e""f" text);
ALTER TYPE "odd; type" ADD ATTRIBUTE "g--h" date;
CREATE TYPE float_range AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi, MULTIRANGE_TYPE_NAME = float_ranges);

CREATE DOMAIN iban AS text
    CONSTRAINT iban_shape CHECK (VALUE ~ '^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$')
    CONSTRAINT iban_length CHECK (length(VALUE) BETWEEN 15 AND 34);
CREATE DOMAIN iso_week AS text DEFAULT '2024-W01;' NOT NULL CHECK (VALUE LIKE '____-W__%');
CREATE COLLATION german_like FROM "C";
COMMENT ON DOMAIN iban IS 'Without blanks; e.g. "DE02120300000000202051"';

-- Arithmetic for complex numbers.
CREATE FUNCTION complex_add(a complex, b complex) RETURNS complex
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN ROW (a.re + b.re, a.im + b.im)::complex;
CREATE FUNCTION complex_sub(a complex, b complex) RETURNS complex
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN ROW (a.re - b.re, a.im - b.im)::complex;
CREATE FUNCTION complex_neg(a complex) RETURNS complex
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN ROW (-a.re, - a.im)::complex;
CREATE FUNCTION complex_mul(a complex, b complex) RETURNS complex
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    BEGIN ATOMIC SELECT ROW (a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)::complex; END;
CREATE FUNCTION complex_abs(a complex) RETURNS double precision
    LANGUAGE sql IMMUTABLE STRICT AS 'SELECT |/ ($1.re ^ 2 + $1.im ^ 2)';
CREATE FUNCTION complex_lt(a complex, b complex) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT complex_abs($1)<complex_abs($2) $$;
CREATE FUNCTION complex_text(a complex) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT
    AS $_$ SELECT $1.re || CASE WHEN $1.im < 0 THEN '-' ELSE '+' END || abs($1.im) || 'i;' $_$;

CREATE OPERATOR + (LEFTARG = complex, RIGHTARG = complex, FUNCTION = complex_add, COMMUTATOR = +);
CREATE OPERATOR - (LEFTARG = complex, RIGHTARG = complex, FUNCTION = complex_sub);
CREATE OPERATOR - (RIGHTARG = complex, FUNCTION = complex_neg);
CREATE OPERATOR * (LEFTARG = complex, RIGHTARG = complex, FUNCTION = complex_mul, COMMUTATOR = OPERATOR(public.*));
CREATE OPERATOR @@@ (RIGHTARG = complex, FUNCTION = complex_abs);
CREATE OPERATOR <# (LEFTARG = complex, RIGHTARG = complex, FUNCTION = complex_lt, COMMUTATOR = #>, NEGATOR = >=#, RESTRICT = scalarltsel);
CREATE OPERATOR */ (LEFTARG = complex, RIGHTARG = complex, FUNCTION = complex_mul);
CREATE OPERATOR @- (RIGHTARG = complex, FUNCTION = complex_neg);
COMMENT ON OPERATOR */ (complex, complex) IS 'looks like the end of a comment; isn''t one';

CREATE CAST (complex AS text) WITH FUNCTION complex_text(complex) AS ASSIGNMENT;
CREATE CAST (double precision AS complex) WITH INOUT;

SELECT ((1, 2)::complex + ROW(3, 4)::complex)::text,
       ((1, 2)::complex */ (3, 4)::complex)::text,
       (@-(1, 2)::complex)::text,
       (1,2)::complex<#(3,4)::complex,
       @@@ (3, 4)::complex = 5,
       (- (1, 1)::complex)::text, 1 - -1, 1-/* minus; */-1, 2*/**/3, 3 * --;
       4;

-- Aggregates.
CREATE AGGREGATE sum(complex) (SFUNC = complex_add, STYPE = complex, INITCOND = '(0,0)', PARALLEL = SAFE);
CREATE AGGREGATE product(complex) (SFUNC = complex_mul, STYPE = complex, INITCOND = '(1,0)');
CREATE AGGREGATE rows(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0');
CREATE FUNCTION join_step(state text, next text, separator text) RETURNS text
    LANGUAGE sql IMMUTABLE AS $$ SELECT CASE WHEN state = '' THEN next ELSE state || separator || next END $$;
CREATE AGGREGATE joined(text, separator text) (SFUNC = join_step, STYPE = text, INITCOND = '');
ALTER AGGREGATE rows(*) RENAME TO "rows; all";

CREATE TABLE signals (
    id     serial PRIMARY KEY,
    value  complex NOT NULL,
    colour colour DEFAULT 'blue; sky',
    shape  shape,
    odd    "odd; type",
    band   float_range,
    bands  float_ranges DEFAULT '{}',
    iban   iban,
    week   iso_week,
    bits   bit varying(16) DEFAULT B'1010',
    bytes  bytea DEFAULT '\xDEADBEEF',
    mac    macaddr, net cidr, ip inet,
    name   name COLLATE "C",
    codes  int[][] DEFAULT '{{1,2},{3,4}}',
    "time; zone" time with time zone DEFAULT '12:30:00+02',
    span   interval year to month DEFAULT '1-2',
    EXCLUDE USING gist (band WITH &&)
);

INSERT INTO signals (value, colour, shape, odd, band, bands, iban, bits, bytes, mac, net, ip, name)
VALUES
    (ROW (1, 2), 'red', ROW ('tri;angle', 'it''s "grey"', ARRAY[point '(0,0)', '(1,0)', '(0,1)']),
     '(1,"it''s; \"c\"",";","2024-01-01")', '[1.0,2.0)', '{[1,2), [3,4)}',
     'DE02120300000000202051', B'11' || X'f', E'\\000\\047;', '08:00:2b:01:02:03', '10.0.0.0/8', '::1', 'n;n');
INSERT INTO signals (value, band) SELECT ROW (i, -i)::complex, float_range(i * 10, i * 10 + 5, '[)') FROM generate_series(1, 5) AS i;

SELECT sum(value)::text AS "sum;", product(value)::text, "rows; all"(*), joined(colour::text, '; ' ORDER BY id DESC) FROM signals;
SELECT (shape).name, (shape).corners[2], (odd)."a;b", (odd)."c'd", (odd)."e""f", (value).re, codes[1:1][:], codes[2][1] FROM signals WHERE shape IS NOT NULL;
SELECT band @> 1.5::float8, band << '[5,6)'::float_range, bands && '{[3,3.5]}'::float_ranges, ip <<= '::/0', net >>= '10.1.2.3',
       bits | B'000001' AS "or", ~bits, bytes || '\x3b'::bytea, encode(bytes, 'escape'), mac & 'ff:ff:ff:00:00:00', "time; zone" AT TIME ZONE 'UTC', -span
FROM signals WHERE id = 1;
SELECT colour, colour < 'red', enum_range('red'::colour, NULL) FROM signals WHERE colour = ANY ('{red,"blue; sky"}'::colour[]) LIMIT 2;
UPDATE signals SET shape.name = 'sq;uare', codes[1][2] = 9, value.im = 0 WHERE id = 2;
UPDATE signals SET (colour, week) = ROW ('black', '2024-W52; last'), odd."c'd" = $$'$$ WHERE id = 3;

-- An operator class of our own.
CREATE FUNCTION abs_cmp(a integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS 'SELECT btint4cmp(abs($1), abs($2))';
CREATE FUNCTION abs_lt(a integer, b integer) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS 'SELECT abs($1) < abs($2)';
CREATE FUNCTION abs_eq(a integer, b integer) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS 'SELECT abs($1) = abs($2)';
CREATE FUNCTION abs_gt(a integer, b integer) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS 'SELECT abs($1) > abs($2)';
CREATE FUNCTION abs_le(a integer, b integer) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT RETURN abs(a) <= abs(b);
CREATE FUNCTION abs_ge(a integer, b integer) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT RETURN abs(a) >= abs(b);
CREATE OPERATOR |<| (LEFTARG = integer, RIGHTARG = integer, FUNCTION = abs_lt, COMMUTATOR = |>|);
CREATE OPERATOR |=| (LEFTARG = integer, RIGHTARG = integer, FUNCTION = abs_eq, COMMUTATOR = |=|, MERGES, HASHES);
CREATE OPERATOR |>| (LEFTARG = integer, RIGHTARG = integer, FUNCTION = abs_gt);
CREATE OPERATOR |<=| (LEFTARG = integer, RIGHTARG = integer, FUNCTION = abs_le);
CREATE OPERATOR |>=| (LEFTARG = integer, RIGHTARG = integer, FUNCTION = abs_ge);
CREATE OPERATOR CLASS abs_ops FOR TYPE integer USING btree AS
    OPERATOR 1 |<| , OPERATOR 2 |<=| , OPERATOR 3 |=| , OPERATOR 4 |>=| , OPERATOR 5 |>| ,
    FUNCTION 1 abs_cmp(integer, integer);
CREATE INDEX signals_abs_idx ON signals (id abs_ops);
SELECT id FROM signals WHERE id |=| -3 ORDER BY id USING |<|;
