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
        "53100|mdextend|could not extend file: No space left on device|make room on the server's",
        "53200|LockAcquireExtended|out of shared memory|max_locks_per_transaction",
        "53200|palloc|out of memory|give the server more memory",
        "53300|InitPostgres|too many connections for role \"app\"|max_connections",
        "53400|FileWrite|temporary file size exceeds temp_file_limit (1kB)|temp_file_limit",
        "42501|aclcheck_error|must be owner of table words|make app the owner of words",
        "42501|aclcheck_error|must be owner of table My Words|make app the owner of \"My Words\"",
        "42501|aclcheck_error|must be owner of materialized view words|make app the owner of words",
        "42501|aclcheck_error|must be owner of extension x-y|about the extension \"x-y\" out of",
        "42501|aclcheck_error|permission denied for schema a|GRANT USAGE, CREATE ON SCHEMA a TO",
        "42501|aclcheck_error|permission denied for database d-1|CREATE ON DATABASE \"d-1\" TO app",
        "42501|aclcheck_error|permission denied for sequence s|GRANT ALL ON sequence s TO app",
        "42501|aclcheck_error|permission denied for tablespace s|GRANT ALL ON tablespace s TO app",
        "42501|aclcheck_error|permission denied for view v|GRANT ALL ON TABLE v TO app",
        "42501|aclcheck_error|permission denied for materialized view v|GRANT ALL ON TABLE v TO",
        "42501|aclcheck_error|permission denied for function f|GRANT EXECUTE ON function f TO app",
        "42501|aclcheck_error|permission denied for language c|only a superuser may",
        "42501|aclcheck_error|permission denied for foreign-data wrapper w|FOREIGN DATA WRAPPER w",
        "58P01|BeginCopyFrom|could not open file \"/x\" for reading|one of the database server's machine",
        "42501|BeginCopyTo|could not open file \"/x\" for writing|let the server's user at the",
        "42501|BeginCopyFrom|privileges of the \"pg_read_server_files\" role|GRANT pg_read_server",
        "58P01|create_tablespace_directories|directory \"/x\" does not exist|make that folder",
        "42501|create_tablespace_directories|could not set permissions|make that folder belong",
        "F0000|readstoplist|could not open stop-word file \"/x\"|into the folder tsearch_data",
        "42501|check_enable_rls|query would be affected by row-level|ALTER ROLE app BYPASSRLS",
        "42501|ExecWithCheckOptions|new row violates row-level security|ALTER ROLE app BYPASSRLS",
        "0A000|DoCopy|COPY FROM not supported with row-level security|ALTER ROLE app BYPASSRLS",
        "42501|CheckSlotPermissions|must be superuser or replication role to use|only a superuser",
        "42501|exec_stmt_raise|of the author|give role app the right",
        "55000|f|pg_cron can only be loaded via shared_preload_libraries|shared_preload_libraries",
        "55000|f|logical decoding requires \"wal_level\" >= \"logical\"|wal_level = logical",
        "25006|PreventCommandIfReadOnly|cannot execute CREATE TABLE in a read|connect to the"
            + " primary",
        "42601|scanner_yyerror|syntax error at or near \"$\"|give its value with --set NAME=VALUE",
        "42601|scanner_yyerror|syntax error at or near \":\"|write \\set NAME VALUE above it",
        "22021|f|invalid byte sequence for encoding \"UTF8\": 0x00|save the file as UTF-8",
        "22P05|f|character with byte sequence 0xe6 has no equivalent|take it out of the file",
        "08001|f|could not establish connection|can reach that other server",
        "XX000|simple_heap_update|tuple concurrently updated|another session changed the same",
        "XX001|f|invalid page in block 0 of relation base/1/2|take a backup before anything else",
        "40001|f|could not serialize access|other sessions changed the same rows",
        "40P01|f|deadlock detected|two sessions waited for each other",
        "55006|dropdb|database \"x\" is being accessed by other users|until no other session uses"
            + " it",
        "55006|CheckTableNotInUse|cannot ALTER TABLE \"a\" because it is used|put COMMIT;",
        "25001|f|VACUUM cannot run inside a transaction block|transaction=none",
        "2D000|f|invalid transaction termination|transaction=none",
        "2BP01|reportDependentObjects|cannot drop table a|write CASCADE in the file",
        "2BP01|findDependentObjects|cannot drop index a_pkey because|part of something else",
        "42P07|f|relation \"customers\" already exists|somebody made it before",
        "3F000|get_namespace_oid|schema \"cron\" does not exist|CREATE EXTENSION pg_cron",
        "42883|f|function public.st_distance(a, b) does not exist|EXISTS postgis",
        "57014|f|canceling statement due to user request|or a statement_timeout of app",
        "57014|f|canceling statement due to statement timeout|the server, the database, role app",
      })
  void fitsTheReason(String sqlState, String routine, String message, String advice) {
    assertThat(advice(sqlState, routine, message, Fact.COMMAND_LINE))
        .contains(advice)
        .containsPattern("run up again( when .* ended)?$|take a backup before anything else$")
        .doesNotContain("{", "command line");
  }

  /** The texts are those of a server with lc_messages in German, French or Japanese. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "42501|CreateRole|keine Berechtigung, um Rolle zu erzeugen|ALTER ROLE app CREATEROLE",
        "42501|createdb|droit refusé pour créer une base de données|ALTER ROLE app CREATEDB",
        "42501|execute_extension_script|keine Berechtigung, um Erweiterung »my-ext« zu erzeugen"
            + "|CREATE EXTENSION \"my-ext\";",
        "42501|check_is_member_of_role|Berechtigung nur für Mitglied von Rolle »owner«|GRANT owner",
        "42501|check_can_set_role|doit être membre du rôle « owner »|GRANT owner TO app",
        "42501|set_config_option|keine Berechtigung, um »work_mem« zu setzen|PARAMETER work_mem",
        "42501|DoCopy|Nur »pg_read_server_files« darf das|GRANT pg_read_server_files TO app",
        "42501|aclcheck_error|keine Berechtigung für Tabelle words|GRANT what is missing TO app",
        "42501|x|Berechtigung nur fuer Eigentuemer|give role app the right",
        "0A000|parse_extension_control_file|Erweiterung »postgis« ist nicht verfügbar"
            + "|install postgis on the server",
        "0A000|parse_extension_control_file|機能拡張\"postgis\"は使用できません|install postgis on",
        "58P01|f|konnte Erweiterungskontrolldatei nicht öffnen|install on the server what it"
            + " misses",
        "22023|CreateExtensionInternal|Erweiterung »x« hat kein Installationsskript|version of x",
        "0A000|RememberAllDependentForRebuilding|kann Typ einer Spalte nicht ändern|drop what the",
        "42P16|checkViewColumns|aus einer Sicht können keine Spalten gelöscht werden|DROP VIEW",
        "42P13|f|kann Rückgabetyp nicht ändern. Verwenden Sie zuerst DROP FUNCTION f(integer)."
            + "|write DROP FUNCTION f(integer); before it",
        "2BP01|DropRole|kann Rolle »r« nicht löschen, weil andere Objekte|REASSIGN OWNED BY r",
        "42704|get_role_oid|Rolle »r-1« existiert nicht|CREATE ROLE \"r-1\"",
        "42704|get_tablespace_oid|Tablespace »fast« existiert nicht|make the tablespace",
        "42704|find_option|unbekannter Konfigurationsparameter »x_y«|has no setting x_y",
        "42704|typenameType|Typ »public.citext« existiert nicht|EXISTS citext;",
        "42704|typenameType|le type « hstore » n'existe pas|EXISTS hstore;",
        "42704|ResolveOpClass|Operatorklasse »gin_trgm_ops« existiert nicht|EXISTS pg_trgm;",
        "42704|ResolveOpClass|Datentyp integer hat keine für Zugriffsmethode »gist«|btree_gist;",
        "42883|f|Funktion uuid_generate_v4() existiert nicht|EXISTS \"uuid-ossp\";",
        "42883|f|la fonction public.crypt(text, text) n'existe pas|EXISTS pgcrypto;",
        "42P01|f|Relation »schema_migrations« existiert nicht|take the statement about",
        "53200|f|Sie müssen möglicherweise max_locks_per_transaction erhöhen.|raise max_locks_per",
        "55000|f|logische Dekodierung erfordert wal_level >= logical|wal_level = logical",
        "55P02|f|Parameter »shared_buffers« kann nicht geändert werden|no migration can",
        "57014|f|Anweisung wird wegen Zeitüberschreitung abgebrochen|a time limit",
      })
  void fitsTheReasonInAnyLanguage(String sqlState, String routine, String message, String advice) {
    assertThat(advice(sqlState, routine, message, Fact.COMMAND_LINE))
        .contains(advice)
        .endsWith("run up again")
        .doesNotContain("{");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "23502|ATRewriteTable|rows of app.t have no value in \"C\"",
        "23505|comparetup_index_btree_tiebreak|rows of app.t have the same key",
        "23505|_bt_check_unique|a row of app.t has that key already (t_key)",
        "23514|ATRewriteTable|rows of app.t break t_key",
        "23514|ExecFindPartition|PARTITION OF app.t",
        "23503|ri_ReportViolation|rows of app.t need the rows they refer to (t_key)",
      })
  void tablesAndConstraintsAreNamed(String sqlState, String routine, String advice) {
    Refusal refusal = new Refusal(sqlState, routine, "Wert", "app.t", "\"C\"", "t_key");
    assertThat(Remedies.against(refusal, circumstances()).orElseThrow())
        .contains(advice)
        .endsWith("run up again");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"42601", "42703", "23505", "23502", "23514", "22012", "P0001", "SW001", "42804"})
  void leavesToTheAuthorWhatIsHis(String sqlState) {
    Refusal refusal = refusal(sqlState, "exec_stmt_raise", "what the author wrote");
    assertThat(Remedies.against(refusal, circumstances())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"42P07", "42710", "42701", "42P06", "42723"})
  void aFirstRunMayMeetWhatIsThereAlready(String sqlState) {
    assertThat(advice(sqlState, "", "already exists", Fact.FIRST_RUN)).contains("baseline VERSION");
  }

  @Test
  void aTimeoutIsRaisedWhereItWasSet() {
    assertThat(advice("57014", "", TIMEOUT, Fact.COMMAND_LINE, Fact.TIMEOUT_IN_FILE))
        .startsWith("raise statement_timeout in the line \"-- slipway:\" of the file");
    assertThat(advice("57014", "", TIMEOUT, Fact.COMMAND_LINE, Fact.TIMEOUT_CONFIGURED))
        .startsWith("raise --statement-timeout (STATEMENT_TIMEOUT)");
    assertThat(advice("57014", "", TIMEOUT, Fact.FUNCTION, Fact.TIMEOUT_CONFIGURED))
        .startsWith("raise STATEMENT_TIMEOUT of the function");
    assertThat(advice("57014", "", "canceling statement due to user request", Fact.AT_DEADLINE))
        .startsWith("give the function more time, or run it from the command line");
  }

  @Test
  void withoutAScriptNobodyIsToldToMendOne() {
    Circumstances backup = new Circumstances("back up again", null, "app", Set.of());
    assertThat(Remedies.against(refusal("53200", "", "out of shared memory"), backup).orElseThrow())
        .isEqualTo(
            "raise max_locks_per_transaction of the server, which wants a restart, and back up"
                + " again");
    assertThat(Remedies.against(refusal("22021", "", "invalid byte sequence"), backup)).isEmpty();
    assertThat(Remedies.against(refusal("53100", "", "No space left"), backup).orElseThrow())
        .endsWith("and back up again");
  }

  private static String advice(String sqlState, String routine, String message, Fact... facts) {
    return Remedies.against(refusal(sqlState, routine, message), circumstances(facts))
        .orElseThrow();
  }

  private static Refusal refusal(String sqlState, String routine, String message) {
    return new Refusal(sqlState, routine, message, "", "", "");
  }

  private static Circumstances circumstances(Fact... facts) {
    return new Circumstances("run up again", "the file", "app", Set.of(facts));
  }
}
