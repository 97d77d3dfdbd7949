package dev.slipway.testing.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The embedded PostgreSQL server that all tests of one JVM share; it starts with the first call and
 * stops when the JVM ends.
 */
public final class PostgresServer {

  /**
   * Time zone of the server, far from UTC and with half an hour, so that assumptions show. The
   * driver hides it: its sessions take the zone of their JVM.
   */
  public static final String TIME_ZONE = "Australia/Adelaide";

  /** Owner of the databases: like the master user of RDS, it may do much but is no superuser. */
  public static final String OWNER = "slipway_owner";

  /** A superuser with the same password. */
  public static final String SUPERUSER = "slipway_superuser";

  /** Password of both roles, with characters that a URL must encode. */
  public static final String PASSWORD = "s3cr:t/p@ss%41";

  private static final String ACCESS_RULES =
      """
      local all all trust
      host all postgres 127.0.0.1/32 trust
      host all postgres ::1/128 trust
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;

  /** From 15 on, whoever owns a database owns its public schema; before, a superuser does. */
  private static final String PUBLIC_SCHEMA =
      "DO $$ BEGIN IF current_setting('server_version_num')::integer < 150000 THEN"
          + " ALTER SCHEMA public OWNER TO %s; END IF; END $$";

  /** A password is hashed once, not thousands of times for each connection of each test. */
  private static final String ROLES =
      """
      SELECT set_config('scram_iterations', '1', false)
          WHERE current_setting('server_version_num')::integer >= 160000;
      CREATE ROLE %1$s LOGIN CREATEDB CREATEROLE PASSWORD '%3$s';
      GRANT pg_monitor, pg_signal_backend TO %1$s;
      CREATE ROLE %2$s LOGIN SUPERUSER PASSWORD '%3$s'
      """;

  /** Were the last session still on its way out, DROP would sleep for a tenth of a second. */
  private static final String LAST_SESSION =
      """
      DO $$ BEGIN
        FOR i IN 1..20 LOOP
          EXIT WHEN NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = '%s');
          PERFORM pg_stat_clear_snapshot(), pg_sleep(0.001);
        END LOOP;
      END $$
      """;

  /** The library's property for where it keeps binaries and data. */
  private static final String WORKING_DIRECTORY = "ot.epg.working-dir";

  /** Bytes: several JVMs have a server each, with up to 1 GB of WAL. */
  private static final long ROOM = 12L << 30;

  /** Little: whoever drops a database looks through all of it, and a test drops one or two. */
  private static final String SHARED_BUFFERS = "16MB";

  /** Less than those, as on a server of the usual settings: a restore asks for more. */
  private static final String MAINTENANCE_MEMORY = "8MB";

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private PostgresServer() {}

  /** Port on the loopback interface. */
  public static int port() {
    return Running.SERVER.getPort();
  }

  /** Major version of the server, such as 18. */
  public static int majorVersion() {
    return Running.MAJOR_VERSION;
  }

  /** Creates an empty database that {@link #OWNER} owns and returns its name, never used before. */
  public static String createDatabase() {
    return createDatabase("slipway_test_" + DATABASES.incrementAndGet());
  }

  /** Creates an empty database of this name that {@link #OWNER} owns and returns the name. */
  public static String createDatabase(String name) {
    execute("CREATE DATABASE " + name + " OWNER " + OWNER + Running.STRATEGY);
    return name;
  }

  /** Drops a database; sessions that still use it are ended. */
  public static void dropDatabase(String name) {
    execute(LAST_SESSION.formatted(name.replace("'", "''")));
    execute("DROP DATABASE IF EXISTS \"" + name.replace("\"", "\"\"") + "\" WITH (FORCE)");
  }

  private static void execute(String sql) {
    execute(Running.ADMINISTRATION, sql);
  }

  private static void execute(DataSource database, String sql) {
    try (Connection connection = connect(database)) {
      execute(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException("The test server does not let go", e);
    }
  }

  private static Connection connect(DataSource database) {
    try {
      return database.getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException("The test server lets nobody in", e);
    }
  }

  private static void execute(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("The test server refused: " + sql, e);
    }
  }

  private static EmbeddedPostgres start() {
    keepInMemory();
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setDataDirectory(dataDirectory())
              .setDataDirectoryCustomizer(data -> prepare(data.toPath()))
              .setLocaleConfig("locale", "C")
              .setServerConfig("timezone", TIME_ZONE)
              .setServerConfig("log_timezone", TIME_ZONE)
              .setServerConfig("max_connections", "100")
              .setServerConfig("shared_buffers", SHARED_BUFFERS)
              .setServerConfig("maintenance_work_mem", MAINTENANCE_MEMORY)
              .setServerConfig("max_prepared_transactions", "5")
              .setServerConfig("password_encryption", "scram-sha-256")
              .setServerConfig("fsync", "off")
              .setServerConfig("full_page_writes", "off")
              .setPGStartupWait(Duration.ofSeconds(60))
              .start();
      execute(server.getPostgresDatabase(), ROLES.formatted(OWNER, SUPERUSER, PASSWORD));
      execute(server.getDatabase("postgres", "template1"), PUBLIC_SCHEMA.formatted(OWNER));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("The test server did not start", e);
    }
  }

  /** Where there is room: a database is some 300 files, and a test makes one or two. */
  private static void keepInMemory() {
    File memory = new File("/dev/shm");
    if (memory.canWrite() && memory.getUsableSpace() > ROOM) {
      System.setProperty(WORKING_DIRECTORY, new File(memory, "slipway-tests").getPath());
    }
  }

  /** Below the library's own folder, where it finds and stops the servers of killed JVMs. */
  private static Path dataDirectory() {
    String parent = System.getProperty("java.io.tmpdir") + File.separator + "embedded-pg";
    return Path.of(System.getProperty(WORKING_DIRECTORY, parent), UUID.randomUUID().toString());
  }

  private static void prepare(Path dataDirectory) {
    try (Stream<Path> files = Files.walk(dataDirectory.resolve("base"))) {
      Files.writeString(dataDirectory.resolve("pg_hba.conf"), ACCESS_RULES);
      for (Path map : files.filter(PostgresServer::isMap).toList()) {
        Files.delete(map);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Of free space, or of what all see: a third of the files of a database, and made when missed.
   */
  private static boolean isMap(Path file) {
    return file.getFileName().toString().matches("\\d+_(fsm|vm)");
  }

  private static int majorVersion(Connection connection) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SHOW server_version_num")) {
      result.next();
      return result.getInt(1) / 10_000;
    } catch (SQLException e) {
      throw new IllegalStateException("The test server did not tell its version", e);
    }
  }

  /** Holds the one server; loading this class starts it. */
  private static final class Running {
    static final EmbeddedPostgres SERVER = start();

    /** Stays open: a connection costs as much as a database. */
    static final Connection ADMINISTRATION = connect(SERVER.getPostgresDatabase());

    static final int MAJOR_VERSION = majorVersion(ADMINISTRATION);

    /** Copied files cost less than pages that go through the WAL, where nothing is synced. */
    static final String STRATEGY = MAJOR_VERSION < 15 ? "" : " STRATEGY file_copy";
  }
}
