package dev.slipway.postgres.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SocketSession;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every dumper. */
abstract class DumpContract extends DumpTestBase {

  private static final String USELESS =
      "Nothing was changed, and what was written of the dump is of no use.";

  @Test
  void aRestoredSchemaOfEveryKindDumpsTheSame() throws Exception {
    EveryKind.create(superuser());
    try (PgDatabase other = PgDatabase.open()) {
      Connector restored = DumpTarget.of(other, PostgresServer.SUPERUSER);
      try {
        restore(restored, section(DumpSection.PRE_DATA), section(DumpSection.POST_DATA));
        assertThat(dump(restored)).isEqualTo(dump(superuser()));
        assertThat(catalogue(other)).isEqualTo(catalogue(database));
      } finally {
        EveryKind.removeSubscription(restored);
        EveryKind.removeSubscription(superuser());
      }
    }
  }

  /** A partition's own key that is attached to the whole's bears a mark that changes nothing. */
  private static List<String> catalogue(PgDatabase database) throws SQLException {
    return database.catalogue().stream()
        .map(object -> object.replaceFirst(" not local no inherit$", " not local"))
        .toList();
  }

  @Test
  void sectionsAreAsIfEachWasDumpedByItself() throws Exception {
    EveryKind.create(superuser());
    try (SocketSession session = superuser().openWithSocket();
        DumpedSections sections = dumper(superuser()).sections(null, session)) {
      for (DumpSection section : List.of(DumpSection.PRE_DATA, DumpSection.POST_DATA)) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sections.write(section, out);
        assertThat(sql(out.toString(StandardCharsets.UTF_8))).isEqualTo(section(section));
      }
    } finally {
      EveryKind.removeSubscription(superuser());
    }
  }

  private String section(DumpSection section) {
    return dump(superuser(), new DumpRequest(section, null, List.of()));
  }

  /** Twice the 16 kB that libpq reads at once, and far more than it ever holds. */
  @ParameterizedTest
  @ValueSource(ints = {33_000, 10_000_000})
  void aLongFunctionIsWhole(int length) throws Exception {
    String body = "x".repeat(length);
    database.execute(
        "CREATE FUNCTION long() RETURNS text LANGUAGE sql AS $$SELECT '" + body + "'$$");
    assertThat(dump(owner()).contains("AS $$SELECT '" + body + "'$$;")).isTrue();
  }

  @Test
  void aTableThatTheRoleMayNotReadIsNamed() throws Exception {
    try (Connection connection = database.connectAsSuperuser();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE open (n int); GRANT SELECT ON open TO PUBLIC");
      statement.execute("CREATE TABLE hidden (n int)");
    }
    StringBuilder written = new StringBuilder();
    assertThatThrownBy(() -> dumper(owner()).dump(all(), into(written)))
        .isInstanceOf(DumpFailed.class)
        .hasMessageContaining("did not dump the schema of 127.0.0.1:" + database.port())
        .hasMessageContaining("permission denied for table hidden")
        .hasMessageEndingWith(
            USELESS
                + " Dump as a role that may read everything, such as a member of"
                + " pg_read_all_data.");
    assertThat(written).isEmpty();
  }

  @Test
  void aSnapshotShowsWhatItsOwnerSees() throws Exception {
    database.execute("CREATE TABLE before (n int)");
    try (Session session = owner().open()) {
      session.execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
      String snapshot =
          session.execute("SELECT pg_export_snapshot() AS id").get(0).first().get("id");
      database.execute("CREATE TABLE after (n int)");
      String dump = dump(owner(), new DumpRequest(DumpSection.ALL, snapshot, List.of()));
      assertThat(dump).contains("public.before").doesNotContain("public.after");
    }
    assertThat(dump(owner())).contains("public.before", "public.after");
  }

  @Test
  void anUnknownSnapshotIsRefused() {
    DumpRequest request = new DumpRequest(DumpSection.ALL, "00000000-0000FFFF-1", List.of());
    assertThatThrownBy(() -> dump(owner(), request))
        .isInstanceOf(DumpFailed.class)
        .hasMessageContaining("snapshot");
  }

  @Test
  void optionsArePassedOn() throws Exception {
    database.execute("CREATE TABLE t (n int)", "CREATE SCHEMA s CREATE TABLE u (n int)");
    assertThat(dump(owner())).contains("public.t", "s.u", "OWNER TO slipway_owner");
    assertThat(dump(owner(), "--schema=s", "--no-owner"))
        .contains("s.u")
        .doesNotContain("public.t", "OWNER TO");
  }

  @Test
  void zonesOfThisMachineDoNotShow() throws Exception {
    database.execute("CREATE TABLE t (at timestamptz DEFAULT '2025-01-01 12:00:00+00')");
    assertThat(dump(owner())).contains("'2025-01-01 12:00:00+00'::timestamp with time zone");
  }

  @Test
  void anOutputThatIsFullIsSaid() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertThatThrownBy(() -> dumper(owner()).dump(all(), full))
        .isInstanceOf(DumpFailed.class)
        .hasMessageContaining("(No space left on device)")
        .hasMessageContaining(USELESS);
  }

  @Test
  void twoDumpsAtTheSameTimeDoNotMix() throws Exception {
    database.execute("CREATE TABLE t (n int)");
    String expected = dump(owner());
    List<String> dumps = Collections.synchronizedList(new ArrayList<>());
    Thread other = new Thread(() -> dumps.add(dump(owner())));
    other.start();
    dumps.add(dump(owner()));
    other.join();
    assertThat(dumps).containsExactly(expected, expected);
  }

  static DumpRequest all() {
    return new DumpRequest(DumpSection.ALL, null, List.of());
  }

  private static OutputStream into(StringBuilder text) {
    return new OutputStream() {
      @Override
      public void write(int value) {
        text.append((char) value);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        text.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
      }
    };
  }
}
