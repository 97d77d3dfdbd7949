package dev.slipway.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.psql.Psql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values of every type come back from exports as they were, by the programs of PostgreSQL alone.
 */
class ExportTypesTest extends StoreTestBase {

  /** Expressions, each of which is a value that is easily lost. */
  private static final List<String> VALUES =
      List.of(
          "true",
          "'-32768'::int2",
          "'-2147483648'::int4",
          "'-9223372036854775808'::int8",
          "'NaN'::numeric",
          "1.500::numeric",
          "('1' || repeat('0', 999) || '.' || repeat('9', 500))::numeric",
          "'-0'::float8",
          "'NaN'::float4",
          "'-Infinity'::float8",
          "0.1::float8 + 0.2::float8",
          "5e-324::float8",
          "'-92233720368547758.08'::money",
          "''",
          "E'\\\\N'",
          "E'\\\\.'",
          "E'a\"b''c\\\\d\\te\\r\\nf\\x01\\x02\\x7f'",
          "U&'\\+01F600 \\2028'",
          "'a  '::char(5)",
          "' b '::varchar(5)",
          "'name'::name",
          "'c'::\"char\"",
          "''::\"char\"",
          "'\\x0001090a0d225c277fff'::bytea",
          "'\\x'::bytea",
          "'infinity'::date",
          "'4713-01-01 BC'::date",
          "'5874897-12-31'::date",
          "'-infinity'::timestamp",
          "'0044-03-15 12:00:00.000001 BC'::timestamp",
          "'294276-12-31 23:59:59.999999'::timestamptz",
          "'infinity'::timestamptz",
          "'24:00:00'::time",
          "'23:59:59.999999+15:59'::timetz",
          "'-178000000 years'::interval",
          "'1 mon -1 day +00:00:00.000001'::interval",
          "'550e8400-e29b-41d4-a716-446655440000'::uuid",
          "'192.168.0.1/24'::inet",
          "'::1'::inet",
          "'10.0.0.0/8'::cidr",
          "'08:00:2b:01:02:03'::macaddr",
          "'08:00:2b:01:02:03:04:05'::macaddr8",
          "B'1'",
          "B'101'::varbit",
          "B''::varbit",
          "'(1,-2.5)'::point",
          "'{1,2,3}'::line",
          "'[(0,0),(1,1)]'::path",
          "'<(0,0),5>'::circle",
          "'a fat cat'::tsvector || 'it''s:3A'::tsvector",
          "'fat & !(rat | ca''t)'::tsquery",
          "'{\"a\": [1, null, \"\\u00e9\\\\n\"], \"b\": 1.50}'::jsonb",
          "E'{\"a\" :  1, \"a\": 2,\\n \"b\": [ ] }'::json",
          "'\"text\"'::jsonb",
          "'<a b=\"c\">&lt;\n</a>'::xml",
          "'[1,5)'::int4range",
          "'empty'::daterange",
          "'[\"a,b\",\"c\"\"d\"]'::words_range",
          "'(,infinity]'::tstzrange",
          "'{[1,3),[7,9)}'::int4multirange",
          "'{}'::nummultirange",
          "'sad \"one\"'::mood",
          "5::positive",
          "'{1,2}'::positive_list",
          "'{}'::int[]",
          "ARRAY[NULL, 'NULL', '', E'a\"b\\\\c']",
          "'[0:1]={1,2}'::int[]",
          "'[1:1][-2:-1]={{1,2}}'::int[]",
          "'{{1,2},{3,4}}'::int[]",
          "'{infinity,2020-01-01}'::date[]",
          "'{NaN,1.50}'::numeric[]",
          "'{t,f,NULL}'::bool[]",
          "ARRAY['{\"a\": [1]}', 'null', '[1, 2]']::jsonb[]",
          "ARRAY[E'{\\n}', NULL]::json[]",
          "ARRAY['\\x00'::bytea, NULL]",
          "ARRAY['[1,2)'::int4range]",
          "ROW(1, 'a,\"b')::plain",
          "ROW(NULL, NULL)::plain",
          "ROW(ROW(1, NULL)::plain, '[0:0]={7}', '{\"j\": null}', '\"k\"=>NULL')::nested",
          "ARRAY[ROW(1, 'x')::plain, NULL, ROW(NULL, NULL)::plain]",
          "ROW(3, 'y')::plain_domain",
          "'\"a\"=>\"1\", \"b\"=>NULL, \"\"=>\"\\\"\"'::hstore",
          "ARRAY['a=>1'::hstore]",
          "'Ada'::citext",
          "'Top.A'::ltree",
          "'1 2'::int2vector",
          "'1 2'::oidvector",
          "4294967295::oid",
          "'pg_class'::regclass",
          "'public.\"Od d\"'::regclass",
          "'16/B374D848'::pg_lsn",
          "'18446744073709551615'::xid8",
          "'(4294967295,65535)'::tid",
          "'10:20:10,14,15'::pg_snapshot",
          "'$.a[*] ? (@ > 1)'::jsonpath");

  private static final String COLUMNS =
      "SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = 'types'::regclass AND attnum"
          + " > 1 AND NOT attisdropped";

  private static final String ODD_COLUMNS =
      COLUMNS
          + " AND format_type(atttypid, NULL) !~"
          + " '^(bool|smallint|int|big|real|double|numeric|text|char|bytea|uuid|date|time|json|jsonb|inet|cidr|mac|bit|point|circle)'"
          + " OR attrelid = 'types'::regclass AND atttypid >= 16384 OR attrelid = 'types'::regclass"
          + " AND format_type(atttypid, NULL) ~"
          + " '^(\"char\"|int.vector|int.range|int.multi|date.*range|jsonpath)'";

  private static final String ALPHABET =
      "aZ0 ,;:'\"\\\n\r\t\b\u0001\u0002\u007f{}[]()<>&%$\u00e9\u4e2d\ud83d\ude00\u2028";

  private static String setUp() {
    StringBuilder sql =
        new StringBuilder(
            """
            CREATE EXTENSION hstore; CREATE EXTENSION citext; CREATE EXTENSION ltree;
            CREATE TYPE mood AS ENUM ('ok', 'sad "one"');
            CREATE TYPE words_range AS RANGE (SUBTYPE = text);
            CREATE DOMAIN positive AS int CHECK (VALUE > 0);
            CREATE DOMAIN positive_list AS int[] CHECK (array_length(VALUE, 1) > 0);
            CREATE TYPE plain AS (a int, b text);
            CREATE DOMAIN plain_domain AS plain;
            CREATE TYPE nested AS ("in side" plain, list int[], j json, h hstore);
            CREATE TABLE "Od d" ();
            CREATE TABLE types (id int PRIMARY KEY\
            """);
    return sql.append(");").toString();
  }

  private void make() throws SQLException {
    db.execute(setUp());
    String types = VALUES.stream().map("pg_typeof(%s)"::formatted).collect(joining(", "));
    List<String> known = db.rows("SELECT " + types).get(0);
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < VALUES.size(); i++) {
      String own = known.get(i).equals("unknown") ? "text" : known.get(i);
      columns.add("ADD COLUMN \"c %d\" %s".formatted(i, own));
    }
    db.execute("ALTER TABLE types " + String.join(", ", columns));
    db.execute(
        "INSERT INTO types VALUES (1, " + String.join(", ", VALUES) + ")",
        "INSERT INTO types VALUES (2)",
        "CREATE TABLE texts (r int PRIMARY KEY, \"R\" text, list text[], j jsonb, h hstore, p"
            + " plain)");
    fillTexts();
    db.execute(
        "CREATE TABLE big (one text)",
        "INSERT INTO big SELECT repeat(E'\\\\\"\\n"
            + ",\u00e9', 400000) UNION ALL SELECT NULL UNION ALL SELECT ''");
  }

  /** Texts of characters that mean something somewhere; the seed is in the table. */
  private void fillTexts() throws SQLException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    db.execute("COMMENT ON TABLE texts IS 'seed " + seed + "'");
    try (Connection connection = db.connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO texts VALUES (?, ?, ARRAY[?, NULL, ?], jsonb_build_object(?::text,"
                    + " ?::text), hstore(?, ?), ROW(1, ?))")) {
      for (int i = 0; i < 200; i++) {
        insert.setInt(1, i);
        for (int p = 2; p <= 9; p++) {
          insert.setString(p, text(random));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static String text(Random random) {
    int[] signs = ALPHABET.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.appendCodePoint(signs[random.nextInt(signs.length)]);
    }
    return text.toString();
  }

  private static PgDatabase like(PgDatabase db) throws SQLException {
    PgDatabase other = PgDatabase.open();
    List<String> columns = new ArrayList<>();
    for (List<String> column :
        db.rows(
            "SELECT quote_ident(attname), format_type(atttypid, atttypmod) FROM pg_attribute"
                + " WHERE attrelid = 'types'::regclass AND attnum > 1 ORDER BY attnum")) {
      columns.add("ADD COLUMN " + String.join(" ", column));
    }
    other.execute(setUp(), "ALTER TABLE types " + String.join(", ", columns));
    other.execute(
        "CREATE TABLE texts (r int PRIMARY KEY, \"R\" text, list text[], j jsonb, h hstore, p"
            + " plain)",
        "CREATE TABLE big (one text)");
    return other;
  }

  /** What differs, column by column, as the types' own output functions show it. */
  private void assertSame(PgDatabase other) throws SQLException {
    for (String table : List.of("types", "texts", "big")) {
      String order = table.equals("big") ? "one" : table.equals("types") ? "id" : "r";
      List<List<String>> columns =
          db.rows(
              "SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = '"
                  + table
                  + "'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum");
      String sql =
          columns.stream()
              .map(column -> values(table, column.get(0), order))
              .collect(joining(" UNION ALL "));
      assertThat(other.rows(sql)).as(table).isEqualTo(db.rows(sql));
    }
  }

  /** Its name, the hash of all its values, and the first of them to be looked at. */
  private static String values(String table, String column, String order) {
    return """
        SELECT '%1$s.' || $c$%2$s$c$, md5(v), left(v, 300) FROM (SELECT string_agg(CASE
        WHEN num_nulls(%2$s) = 1 THEN 'NULL' ELSE format('=%%s', %2$s) END, '|' ORDER BY %3$s) AS v FROM %1$s) t
        """
        .formatted(table, column, order);
  }

  private Path export(String... arguments) throws SQLException {
    make();
    List<String> all = new ArrayList<>(List.of("export", "--exclude", "Od d", "--json"));
    all.addAll(List.of(arguments));
    return folder(String.valueOf(done(all.toArray(String[]::new)).json().get("export")));
  }

  @Test
  void csv() throws Exception {
    Psql.assumeAvailable();
    Path folder = export();
    try (PgDatabase other = like(db)) {
      StringBuilder script = new StringBuilder("SET lc_monetary = 'C';\n");
      for (String table : List.of("types", "texts", "big")) {
        script.append(
            "\\copy " + table + " from '" + folder + "/public." + table + ".csv' csv header\n");
      }
      Psql.Result result =
          Psql.run(other.url(), Files.writeString(folder.resolve("load.sql"), script));
      assertThat(result.exitCode()).as(result.stderr()).isZero();
      assertSame(other);
    }
  }

  @Test
  void sql() throws Exception {
    Psql.assumeAvailable();
    Path folder = export("--format", "sql");
    try (PgDatabase other = like(db)) {
      Psql.Result result = Psql.run(other.url(), folder.resolve("all_data.sql"));
      assertThat(result.exitCode()).as(result.stderr()).isZero();
      assertSame(other);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "jsonl")
  void json(String format) throws Exception {
    Path folder = export("--format", format);
    try (PgDatabase other = like(db)) {
      for (String table : List.of("types", "texts", "big")) {
        load(other, table, Files.readString(folder.resolve("public." + table + "." + format)));
      }
      db.execute("UPDATE types SET " + spaces("types"));
      assertSame(other);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "sql", "json"})
  void importTakesThemAll(String format) throws Exception {
    Path folder = export("--format", format);
    try (PgDatabase other = like(db)) {
      Result result = project.on(other.url()).run("import", folder.toString());
      assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
      if (format.startsWith("json")) {
        db.execute("UPDATE types SET " + spaces("types"));
      }
      assertSame(other);
    }
  }

  /** What json_populate_record would write anew. */
  @Test
  void importKeepsHowATextOfJsonIsWritten() throws Exception {
    db.execute(
        "CREATE TABLE notes (id int PRIMARY KEY, \"the 'note\" json)",
        "INSERT INTO notes VALUES (1, '\"\\u00e9\\/\"'), (2, NULL), (3, '[\"\\u00e9\"]')");
    Path folder = export("--format", "json", "--tables", "notes");
    try (PgDatabase other = like(db)) {
      other.execute("CREATE TABLE notes (id int PRIMARY KEY, \"the 'note\" json)");
      Result result = project.on(other.url()).run("import", folder.toString());
      assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
      String rows = "SELECT id, \"the 'note\"::text FROM notes ORDER BY id";
      assertThat(other.rows(rows)).isEqualTo(db.rows(rows));
    }
  }

  /** Line breaks between the tokens of JSON become spaces. */
  private String spaces(String table) throws SQLException {
    List<String> sets = new ArrayList<>();
    for (List<String> column :
        db.rows(
            "SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = '"
                + table
                + "'::regclass AND atttypid = 'json'::regtype")) {
      sets.add(column.get(0) + " = replace(" + column.get(0) + "::text, E'\\n', ' ')::json");
    }
    return String.join(", ", sets);
  }

  private static void load(PgDatabase other, String table, String text)
      throws SQLException, IOException {
    boolean array = text.startsWith("[");
    for (String one : array ? List.of(text) : text.lines().toList()) {
      try (Connection connection = other.connect();
          PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO "
                      + table
                      + " SELECT r.* FROM json_array_elements(?::json) j,"
                      + " json_populate_record(NULL::"
                      + table
                      + ", j) r")) {
        insert.setString(1, array ? one : "[" + one + "]");
        insert.executeUpdate();
      }
    }
  }

  /** With no file between them, as texts and, of built-in types alone, as the servers keep them. */
  @Test
  void copies() throws Exception {
    make();
    try (PgDatabase other = like(db)) {
      done("copy", "--from", db.url(), "--to", other.url(), "--exclude", "Od d");
      assertSame(other);
      for (PgDatabase one : List.of(db, other)) {
        for (List<String> column : one.rows(ODD_COLUMNS)) {
          one.execute("ALTER TABLE types DROP COLUMN " + column.get(0));
        }
      }
      done("copy", "--from", db.url(), "--to", other.url(), "--tables", "types,big");
      assertThat(db.queryString("SELECT count(*) > 40 FROM (" + COLUMNS + ") c")).isEqualTo("t");
      assertSame(other);
    }
  }
}
