package dev.slipway.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.config.MysqlSettings;
import dev.slipway.testing.mysql.MariaDbDatabase;
import dev.slipway.testing.mysql.MariaDbServer;
import dev.slipway.testing.net.LoopbackListener;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests sessions on a real server, and what is said when there is none. */
class MysqlSessionTest {

  private static final String MANY = "SELECT seq, REPEAT('x', 1000) FROM seq_1_to_100000";

  @RegisterExtension final MariaDbDatabase mysql = new MariaDbDatabase();

  @Test
  void hasSettingsOfItsOwnWhateverTheServerSays() throws Exception {
    mysql.execute("SET GLOBAL sql_mode = 'ANSI_QUOTES,PAD_CHAR_TO_FULL_LENGTH'");
    mysql.execute("SET GLOBAL sql_select_limit = 1");
    try (MysqlSession session = open(mysql.url())) {
      assertThat(session.server().isMariaDb()).isTrue();
      assertThat(session.server().shown()).startsWith("MariaDB 1");
      assertThat(
              session.rows(
                  "settings",
                  "SELECT @@sql_mode m, @@time_zone z, DATABASE() d UNION ALL SELECT 1, 2, 3"))
          .extracting(row -> row.text("M") + "|" + row.text("z") + "|" + row.text("d"))
          .containsExactly("|+00:00|" + mysql.name(), "1|2|3");
    } finally {
      mysql.execute("SET GLOBAL sql_mode = DEFAULT, GLOBAL sql_select_limit = DEFAULT");
    }
  }

  @Test
  void aSnapshotSeesWhatWasCommittedBefore() throws Exception {
    mysql.execute("CREATE TABLE t (i int)", "INSERT INTO t VALUES (1)");
    try (MysqlSession session = open(mysql.url())) {
      session.beginSnapshot();
      mysql.execute("INSERT INTO t VALUES (2)");
      assertThat(session.rows("t", "SELECT count(*) n FROM t"))
          .extracting(row -> row.number("n"))
          .containsExactly(1L);
    }
  }

  @Test
  void aSnapshotCannotWrite() throws Exception {
    mysql.execute("CREATE TABLE t (i int)");
    try (MysqlSession session = open(mysql.url())) {
      session.beginSnapshot();
      assertThatThrownBy(() -> session.rows("t", "INSERT INTO t VALUES (1)"))
          .isInstanceOf(MysqlFailure.class)
          .hasMessageContaining("READ ONLY");
    }
  }

  @Test
  void streamsInOneRowOfMemory() {
    try (MysqlSession session = open(mysql.url());
        MysqlCursor rows = session.stream("many", MANY)) {
      long sum = 0;
      while (rows.next()) {
        sum += rows.bytes(2).length;
      }
      assertThat(rows.rows()).isEqualTo(100_000);
      assertThat(sum).isEqualTo(100_000_000);
    }
  }

  @Test
  void rowsThatNobodyWantsAreNotRead() {
    try (MysqlSession session = open(mysql.url())) {
      String endless = "SELECT a.seq FROM seq_1_to_1000000 a, seq_1_to_1000000 b";
      try (MysqlCursor rows = session.stream("many", endless)) {
        assertThat(rows.next()).isTrue();
      }
    }
  }

  @Test
  void aSessionThatIsEndedWhileItReadsSaysWhereItWas() throws Exception {
    try (MysqlSession session = open(mysql.url());
        MysqlCursor rows = session.stream("many", MANY)) {
      assertThat(rows.next()).isTrue();
      mysql.execute("KILL " + id("REPEAT"));
      assertThatThrownBy(
              () -> {
                while (rows.next()) {
                  // What the network still holds comes first.
                }
              })
          .isInstanceOf(MysqlFailure.class)
          .hasMessageContainingAll(
              "reading many behind row",
              "failed at MySQL 127.0.0.1:",
              "the connection is lost",
              "Next: ");
    }
  }

  private String id(String text) throws Exception {
    return mysql
        .rows(
            "SELECT id FROM information_schema.processlist WHERE info LIKE 'SELECT%"
                + text
                + "%' AND info NOT LIKE '%processlist%'")
        .get(0)
        .get(0);
  }

  @Test
  void aServerThatIsSilentIsGivenUp() throws Exception {
    String url = mysql.url() + "?read-timeout=300ms";
    try (MysqlSession session = open(url)) {
      assertThatThrownBy(() -> session.rows("for long", "SELECT SLEEP(600)"))
          .isInstanceOf(MysqlFailure.class)
          .hasMessageContainingAll("reading for long failed", "silent", "read-timeout");
    }
  }

  @Test
  void whatAcceptsAndNeverAnswersIsGivenUp() {
    try (LoopbackListener silent = new LoopbackListener(socket -> {})) {
      String url = mysql.url(silent.port()) + "?connect-timeout=300ms&read-timeout=300ms";
      assertThatThrownBy(() -> open(url))
          .isInstanceOf(MysqlFailure.class)
          .hasMessageContainingAll("No connection to MySQL at 127.0.0.1:", "Nothing was done.");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mysql://nobody:x@127.0.0.1:PORT/DB     | Access denied | user and password",
        "mysql://USER@127.0.0.1:PORT/nodb       | Unknown database | name of the database",
        "mysql://USER@127.0.0.1:1/DB            | refused | host and port",
        "mysql://USER@no.such.host.invalid/DB   | no.such.host | name of the host",
        "mysql://USER@127.0.0.1:PORT/DB?ssl-mode=REQUIRED | ssl not enabled | ssl-mode=PREFERRED",
      })
  void saysWhyItCannotConnect(String form, String reason, String advice) {
    String url =
        form.replace("PORT", String.valueOf(MariaDbServer.port()))
            .replace("USER", MariaDbServer.USER)
            .replace("DB", mysql.name());
    Map<String, String> variables = Map.of("MYSQL_PWD", MariaDbServer.PASSWORD);
    assertThatThrownBy(() -> MysqlSession.open(MysqlSettings.read("--from", url, variables)))
        .isInstanceOf(MysqlFailure.class)
        .hasMessageContainingAll("No connection to MySQL at ", reason, "Nothing was done.", advice)
        .message()
        .doesNotContain("s3cr");
  }

  @Test
  void oddNamesAreNames() {
    assertThat(List.of(MysqlName.quoted("a`b"), MysqlName.literal("it's \\ x")))
        .containsExactly("`a``b`", "'it''s \\\\ x'");
  }

  private static MysqlSession open(String url) {
    return MysqlSession.open(MysqlSettings.read("--from", url, Map.of()));
  }
}
