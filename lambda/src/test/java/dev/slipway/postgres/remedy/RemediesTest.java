package dev.slipway.postgres.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what helps against what; which of the reasons a door knows is tested through the doors. */
class RemediesTest {

  private static final String TIMEOUT = "canceling statement due to statement timeout";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "53100|could not extend file: No space left on device|make room on the server's disk",
        "53200|out of shared memory|max_locks_per_transaction",
        "53200|out of memory|give the server more memory",
        "53300|too many connections for role \"app\"|max_connections",
        "53400|temporary file size exceeds temp_file_limit (1kB)|temp_file_limit",
        "42501|must be owner of table words|make app the owner of words",
        "42501|must be owner of materialized view words|make app the owner of words",
        "42501|permission denied for schema accounts|GRANT USAGE, CREATE ON SCHEMA accounts TO app",
        "42501|permission denied for database d|GRANT CREATE ON DATABASE d TO app",
        "42501|permission denied for sequence s|GRANT ALL ON sequence s TO app",
        "42501|permission denied for view v|GRANT ALL ON TABLE v TO app",
        "42501|permission denied to create role|ALTER ROLE app CREATEROLE",
        "42501|permission denied to create database|ALTER ROLE app CREATEDB",
        "42501|permission denied to create extension \"dblink\"|CREATE EXTENSION dblink",
        "42501|must be able to SET ROLE \"owner\"|GRANT owner TO app",
        "42501|must be member of role \"owner\"|GRANT owner TO app",
        "42501|must be a member of role \"owner\"|GRANT owner TO app",
        "42501|must be superuser to do that|only a superuser may",
        "42501|Berechtigung nur fuer Eigentuemer|give role app the right",
        "0A000|extension \"postgis\" is not available|install postgis on the server",
        "58P01|could not open extension control file|install on the server what it misses",
        "22023|extension \"x\" has no installation script nor update path for version \"9\"|version"
            + " of x",
        "55000|pg_cron can only be loaded via shared_preload_libraries|shared_preload_libraries",
        "55000|logical decoding requires \"wal_level\" >= \"logical\"|wal_level = logical",
        "25006|cannot execute CREATE TABLE in a read-only transaction|connect to the primary",
        "22021|invalid byte sequence for encoding \"UTF8\": 0x00|save the file as UTF-8",
        "22P05|character with byte sequence 0xe6 has no equivalent|take it out of the file",
        "08001|could not establish connection|can reach that other server",
        "XX000|tuple concurrently updated|another session changed the same object",
        "XX001|invalid page in block 0 of relation base/1/2|take a backup before anything else",
        "40001|could not serialize access|other sessions changed the same rows",
        "40P01|deadlock detected|two sessions waited for each other",
        "55006|cannot ALTER TABLE \"a\" because it has pending trigger events|put COMMIT;",
        "55006|database \"x\" is being accessed by other users|until no other session uses it",
        "25001|VACUUM cannot run inside a transaction block|transaction=none",
        "2D000|invalid transaction termination|transaction=none",
        "2BP01|cannot drop table a because other objects depend on it|write CASCADE in the file",
        "2BP01|role \"r\" cannot be dropped because some objects depend on it|REASSIGN OWNED BY r",
        "42P07|relation \"customers\" already exists|somebody made it before",
        "42704|type \"public.citext\" does not exist|CREATE EXTENSION for the type citext",
        "42883|function uuid_generate_v4() does not exist|for the function uuid_generate_v4",
        "42P01|relation \"schema_migrations\" does not exist|take the statement about",
        "57014|canceling statement due to user request|somebody cancelled it",
        "57014|Anweisung wird wegen Zeitueberschreitung abgebrochen|a time limit or somebody's",
        "57014|canceling statement due to statement timeout|the server, the database, role app",
      })
  void fitsTheReason(String sqlState, String message, String advice) {
    assertThat(advice(sqlState, message, Fact.COMMAND_LINE))
        .contains(advice)
        .containsPattern("run up again( when .* ended)?$|take a backup before anything else$")
        .doesNotContain("{", "command line");
  }

  @ParameterizedTest
  @ValueSource(strings = {"42601", "42703", "23505", "22012", "P0001", "SW001", "42804"})
  void leavesToTheAuthorWhatIsHis(String sqlState) {
    assertThat(Remedies.against(sqlState, "what the author wrote", circumstances())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"42P07", "42710", "42701", "42P06", "42723"})
  void aFirstRunMayMeetWhatIsThereAlready(String sqlState) {
    assertThat(advice(sqlState, "already exists", Fact.FIRST_RUN)).contains("baseline VERSION");
  }

  @Test
  void aTimeoutIsRaisedWhereItWasSet() {
    assertThat(advice("57014", TIMEOUT, Fact.COMMAND_LINE, Fact.TIMEOUT_IN_FILE))
        .startsWith("raise statement_timeout in the line \"-- slipway:\" of the file");
    assertThat(advice("57014", TIMEOUT, Fact.COMMAND_LINE, Fact.TIMEOUT_CONFIGURED))
        .startsWith("raise --statement-timeout (STATEMENT_TIMEOUT)");
    assertThat(advice("57014", TIMEOUT, Fact.FUNCTION, Fact.TIMEOUT_CONFIGURED))
        .startsWith("raise STATEMENT_TIMEOUT of the function");
    assertThat(advice("57014", "canceling statement due to user request", Fact.AT_DEADLINE))
        .startsWith("give the function more time, or run it from the command line");
  }

  @Test
  void withoutAScriptNobodyIsToldToMendOne() {
    Circumstances backup = new Circumstances("back up again", null, "app", Set.of());
    assertThat(Remedies.against("53200", "out of shared memory", backup).orElseThrow())
        .isEqualTo(
            "raise max_locks_per_transaction of the server, which wants a restart, and back up"
                + " again");
    assertThat(Remedies.against("22021", "invalid byte sequence", backup)).isEmpty();
    assertThat(Remedies.against("53100", "No space left", backup).orElseThrow())
        .endsWith("and back up again");
  }

  private static String advice(String sqlState, String message, Fact... facts) {
    return Remedies.against(sqlState, message, circumstances(facts)).orElseThrow();
  }

  private static Circumstances circumstances(Fact... facts) {
    return new Circumstances("run up again", "the file", "app", Set.of(facts));
  }
}
