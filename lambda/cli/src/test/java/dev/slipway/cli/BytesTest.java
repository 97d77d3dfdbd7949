package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.postgres.PostgresServer;
import dev.slipway.testing.psql.PlainTools;
import dev.slipway.testing.psql.Psql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests backups of databases that know no encoding, whose texts are bytes. */
class BytesTest extends RestoreTestBase {

  private static final String BYTES_IN_DEFINITIONS =
      "DO $$ DECLARE byte text := quote_literal(convert_from('\\xff'::bytea, 'SQL_ASCII')); BEGIN"
          + " EXECUTE 'ALTER TABLE bytes ALTER t SET DEFAULT ' || byte;"
          + " EXECUTE 'CREATE INDEX part_of_it ON bytes (id) WHERE t <> ' || byte;"
          + " EXECUTE 'COMMENT ON TABLE bytes IS ' || byte;"
          + " EXECUTE 'CREATE TYPE kind AS ENUM (' || byte || ')'; END $$";

  private static final String MADE =
      "SELECT encode(convert_to(pg_get_indexdef('part_of_it'::regclass) || pg_get_expr(adbin,"
          + " adrelid) || enumlabel || obj_description('bytes'::regclass), 'SQL_ASCII'), 'hex')"
          + " FROM pg_attrdef, pg_enum WHERE adrelid = 'bytes'::regclass";

  private String name;

  @BeforeEach
  void makeDatabases() throws Exception {
    name = db.name() + "_bytes";
    for (String one : new String[] {name, name + "_copy"}) {
      executeAsSuperuser(
          db,
          "CREATE DATABASE "
              + one
              + " ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
    }
    project = project.on(url(name));
    done("up");
    execute(
        name,
        "CREATE TABLE bytes (id int, t text);"
            + " INSERT INTO bytes VALUES (1, convert_from('\\xff41fe'::bytea, 'SQL_ASCII')),"
            + " (2, E'tab\\t\\xc3\\xa9'), (3, convert_from('\\xc328'::bytea, 'SQL_ASCII'))");
  }

  @AfterEach
  void dropDatabases() {
    PostgresServer.dropDatabase(name);
    PostgresServer.dropDatabase(name + "_copy");
  }

  private String url(String database) {
    return "postgres://postgres@127.0.0.1:" + db.port() + "/" + database;
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + db.port() + "/" + database, "postgres", "");
  }

  private void execute(String database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String hex(String database) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT string_agg(encode(t::bytea, 'hex'), ' ' ORDER BY id) FROM bytes WHERE id <>"
                    + " 2")) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Test
  void bytesOfRowsStayAsTheyAre() throws Exception {
    String uri = backUp();
    assertThat(done("verify-backup", uri).out()).contains("Whole: ");
    succeeded(restoreAs(url(name + "_copy"), uri));
    assertThat(hex(name + "_copy")).isEqualTo(hex(name)).isEqualTo("ff41fe c328");
    assertThat(done("verify-backup", uri, "--rehearse", "--url", url(name)).out())
        .contains("Whole: ");
  }

  @Test
  void bytesInDefinitionsAreRestoredAsTheyAre() throws Exception {
    execute(name, BYTES_IN_DEFINITIONS);
    String uri = backUp();
    succeeded(restoreAs(url(name + "_copy"), uri));
    assertThat(only(name + "_copy", MADE)).isEqualTo(only(name, MADE)).contains("ff");
    assertThat(done("verify-backup", uri, "--rehearse", "--url", url(name)).out())
        .contains("Whole: ");
  }

  /** Beside such as are UTF-8, and shown as what they are. */
  @Test
  void namesOfOtherBytesAreKeptAndRestored() throws Exception {
    execute(
        name,
        "DO $$ DECLARE byte text := convert_from('\\xe9'::bytea, 'SQL_ASCII'); BEGIN"
            + " EXECUTE format('CREATE TABLE %I (id serial PRIMARY KEY, %I int, plain int)',"
            + " 'caf' || byte, byte || 'b');"
            + " EXECUTE format('INSERT INTO %I VALUES (7, 8, 9)', 'caf' || byte);"
            + " EXECUTE format('CREATE SCHEMA %I', byte); EXECUTE format('CREATE TABLE %I.inner"
            + " (id int); INSERT INTO %1$I.inner VALUES (1)', byte);"
            + " EXECUTE format('CREATE SEQUENCE %I START 42', 'S' || byte);"
            + " EXECUTE format('CREATE INDEX %I ON %I (%I) WHERE %3$I > 1', byte, 'caf' || byte,"
            + " byte || 'b');"
            + " EXECUTE format('CREATE VIEW %I AS SELECT * FROM %I', 'v' || byte, 'caf' || byte);"
            + " END $$; CREATE TABLE \"caf\u00e9\" (\"\u00fc\" int);"
            + " INSERT INTO \"caf\u00e9\" VALUES (3)");
    String uri = backUp();
    assertThat(done("backups").out()).contains(name);
    assertThat(done("verify-backup", uri).out()).contains("Whole: ");
    succeeded(restoreAs(url(name + "_copy"), uri));
    assertThat(names(name + "_copy")).isEqualTo(names(name)).contains("636166e9", "636166c3a9");
    assertThat(only(name + "_copy", "SELECT count(*) FROM \"caf\u00e9\"")).isEqualTo("1");
    assertThat(done("verify-backup", uri, "--rehearse", "--url", url(name)).out())
        .contains("Whole: ");
    succeeded(restoreAs(url(name + "_copy"), uri, "--clean"));
    assertThat(restoreAs(url(name + "_copy"), uri).err()).contains("public.\"caf\\udce9\"");
    succeeded(restoreAs(url(name + "_copy"), uri, "--table", "caf\\uDCE9", "--clean"));
    assertThat(names(name + "_copy")).isEqualTo(names(name));
    assertThat(done("backup", "--json").json()).containsEntry("outcome", "DONE");
  }

  private String names(String database) throws SQLException {
    return only(
        database,
        "SELECT string_agg(encode(convert_to(n.nspname || '/' || c.relname || '/' ||"
            + " coalesce((SELECT string_agg(attname, '/' ORDER BY attnum) FROM pg_attribute WHERE"
            + " attrelid = c.oid AND attnum > 0), ''), 'SQL_ASCII'), 'hex'), ' ' ORDER BY"
            + " n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid ="
            + " c.relnamespace WHERE n.nspname !~ '^(pg_|information)'");
  }

  /** Those before the rows and those behind them, which are dumped by the same session. */
  @Test
  void bytesInDefinitionsAreRestoredByPsql() throws Exception {
    execute(name, BYTES_IN_DEFINITIONS);
    Psql.Result restored =
        PlainTools.restore(
            folder(backUp()),
            "zst",
            "zstd -dc",
            url(name + "_copy").replace("postgres@", "postgres:x@"));
    assertThat(restored.exitCode()).as(restored.stderr()).isZero();
    assertThat(only(name + "_copy", MADE)).isEqualTo(only(name, MADE)).contains("ff");
  }

  private String only(String database, String question) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  @Test
  void whatIsSaidOfTheDatabaseIsKeptByteByByte() throws Exception {
    execute(
        name,
        "DO $$ BEGIN EXECUTE 'COMMENT ON DATABASE %1$s IS '".formatted(name)
            + " || quote_literal(convert_from('\\xff27'::bytea, 'SQL_ASCII'));"
            + " EXECUTE 'ALTER DATABASE %1$s SET app.byte = '".formatted(name)
            + " || quote_literal(convert_from('\\xfec3a9'::bytea, 'SQL_ASCII')); END $$");
    Psql.Result restored =
        PlainTools.restore(
            folder(backUp()),
            "zst",
            "zstd -dc",
            url(name + "_copy").replace("postgres@", "postgres:x@"));
    assertThat(restored.exitCode()).as(restored.stderr()).isZero();
    String said =
        "SELECT encode(convert_to(shobj_description(oid, 'pg_database'), 'SQL_ASCII'), 'hex') ||"
            + " '/' || (SELECT encode(convert_to(setconfig[1], 'SQL_ASCII'), 'hex') FROM"
            + " pg_db_role_setting WHERE setdatabase = d.oid) FROM pg_database d WHERE datname ="
            + " current_database()";
    assertThat(only(name + "_copy", said)).isEqualTo("ff27/6170702e627974653dfec3a9");
  }
}
