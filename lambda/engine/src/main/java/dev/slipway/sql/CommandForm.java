package dev.slipway.sql;

import java.util.Arrays;
import java.util.List;

/**
 * Tells commands from prose that begins with the word of one (PostgreSQL manual, part VI "SQL
 * Commands"). A form is followed to the statement's end; where expressions stand, the rest must not
 * read like a sentence.
 */
public final class CommandForm {

  private static final String KINDS =
      "TABLE|SEQUENCE|VIEW|TYPE|DOMAIN|SCHEMA|EXTENSION|COLLATION|CONVERSION|STATISTICS|PUBLICATION"
          + "|SUBSCRIPTION|SERVER|DATABASE|TABLESPACE|ROLE|USER|GROUP|LANGUAGE|FUNCTION|PROCEDURE"
          + "|ROUTINE|AGGREGATE|INDEX|TRIGGER|RULE|POLICY|OPERATOR|CAST|TRANSFORM";

  /**
   * Words in capitals stand for themselves, with a question mark they may be absent; {@code name}
   * and {@code names} may have arguments, {@code rest} is anything but prose, {@code any} may be
   * absent too.
   */
  private static final List<String[]> FORMS =
      forms(
          "DROP MATERIALIZED|FOREIGN? "
              + KINDS
              + " CONCURRENTLY? IF? EXISTS? names CASCADE|RESTRICT?",
          "DROP TRIGGER|RULE|POLICY IF? EXISTS? name ON name CASCADE|RESTRICT?",
          "DROP FOREIGN DATA WRAPPER IF? EXISTS? names CASCADE|RESTRICT?",
          "DROP ACCESS|EVENT METHOD|TRIGGER IF? EXISTS? name CASCADE|RESTRICT?",
          "DROP TEXT SEARCH CONFIGURATION|DICTIONARY|PARSER|TEMPLATE IF? EXISTS? name any",
          "DROP OWNED BY names CASCADE|RESTRICT?",
          "DROP USER MAPPING IF? EXISTS? FOR name SERVER name",
          "DROP OPERATOR|CAST|TRANSFORM rest",
          "ALTER MATERIALIZED|FOREIGN|EVENT? "
              + KINDS
              + " IF? EXISTS? ONLY? name"
              + " ADD|ALTER|ATTACH|CLUSTER|DEPENDS|DETACH|DISABLE|DROP|ENABLE|FORCE"
              + "|INHERIT|NO|NOT|OF|OPTIONS|OWNER|RENAME|REPLICA|RESET|RESTART|SET|START|UPDATE|VALIDATE|WITH|INCREMENT|AS|CYCLE|CACHE|REFRESH|CONNECTION"
              + " any",
          "ALTER ROLE|USER|GROUP|FUNCTION|PROCEDURE|ROUTINE|SEQUENCE name rest",
          "ALTER TRIGGER|RULE|POLICY name ON name RENAME|TO|USING|WITH|DEPENDS rest",
          "ALTER DEFAULT PRIVILEGES rest",
          "ALTER SYSTEM SET|RESET rest",
          "ALTER LARGE|TEXT|OPERATOR|USER|FOREIGN OBJECT|SEARCH|CLASS|FAMILY|MAPPING|DATA rest",
          "CREATE GLOBAL|LOCAL? TEMP|TEMPORARY|UNLOGGED|FOREIGN? TABLE IF? NOT? EXISTS? table",
          "CREATE UNIQUE? INDEX CONCURRENTLY? IF? NOT? EXISTS? ON rest",
          "CREATE UNIQUE? INDEX CONCURRENTLY? IF? NOT? EXISTS? name ON rest",
          "CREATE OR? REPLACE? TEMP|TEMPORARY|MATERIALIZED|RECURSIVE? VIEW IF? NOT? EXISTS? name"
              + " AS|WITH|USING|TABLESPACE rest",
          "CREATE OR? REPLACE? CONSTRAINT|EVENT|TEMP|TEMPORARY|FOREIGN|TEXT|ACCESS|DEFAULT|USER? "
              + KINDS
              + "|SEARCH|DATA|METHOD|MAPPING rest",
          "INSERT INTO insert",
          "UPDATE ONLY? name SET rest",
          "UPDATE ONLY? name AS? name SET rest",
          "DELETE FROM ONLY? name",
          "DELETE FROM ONLY? name WHERE|USING|RETURNING rest",
          "DELETE FROM ONLY? name AS? name",
          "DELETE FROM ONLY? name AS? name WHERE|USING|RETURNING rest",
          "TRUNCATE TABLE? ONLY? names RESTART|CONTINUE? IDENTITY? CASCADE|RESTRICT?",
          "MERGE INTO rest",
          "SELECT rest",
          "WITH RECURSIVE? name AS rest",
          "VALUES ( rest",
          "TABLE ONLY? name",
          "( rest",
          "GRANT rest",
          "REVOKE rest",
          "COMMENT ON rest",
          "SET SESSION|LOCAL? name =|TO rest",
          "SET SESSION|LOCAL? ROLE|SCHEMA|NAMES name",
          "SET SESSION|LOCAL? TIME ZONE rest",
          "SET CONSTRAINTS names DEFERRED|IMMEDIATE",
          "SET LOCAL? TRANSACTION|SESSION rest",
          "RESET name",
          "RESET ALL",
          "SHOW name",
          "ANALYZE|VACUUM|CHECKPOINT|CLUSTER",
          "RESET SESSION? AUTHORIZATION|ROLE",
          "DO LANGUAGE? name? code",
          "DO code LANGUAGE name",
          "CALL name",
          "EXECUTE name",
          "COPY name FROM|TO rest",
          "COPY ( rest",
          "REFRESH MATERIALIZED VIEW CONCURRENTLY? name WITH? NO? DATA?",
          "REINDEX INDEX|TABLE|SCHEMA|DATABASE|SYSTEM CONCURRENTLY? name",
          "CLUSTER name USING name",
          "ANALYZE VERBOSE? names",
          "VACUUM FULL|FREEZE|ANALYZE|VERBOSE? names",
          "VACUUM ( rest",
          "LOCK TABLE? ONLY? names",
          "LOCK TABLE? ONLY? names IN rest",
          "IMPORT FOREIGN SCHEMA rest",
          "SECURITY LABEL rest",
          "REASSIGN OWNED BY names TO names",
          "NOTIFY name",
          "LISTEN name",
          "UNLISTEN name",
          "DISCARD ALL|PLANS|SEQUENCES|TEMP|TEMPORARY",
          "PREPARE name AS rest",
          "EXPLAIN rest",
          "BEGIN|COMMIT|END|ROLLBACK|ABORT WORK|TRANSACTION?",
          "COMMIT|END|ROLLBACK|ABORT WORK|TRANSACTION? AND NO? CHAIN",
          "BEGIN|START WORK|TRANSACTION? ISOLATION|READ|NOT|DEFERRABLE any",
          "START TRANSACTION",
          "COMMIT|ROLLBACK|PREPARE PREPARED|TRANSACTION name",
          "ROLLBACK WORK|TRANSACTION? TO SAVEPOINT? name",
          "SAVEPOINT name",
          "RELEASE SAVEPOINT? name");

  private CommandForm() {}

  private static List<String[]> forms(String... forms) {
    return Arrays.stream(forms).map(form -> form.split(" ", -1)).toList();
  }

  /** True when a statement is a command from its beginning to its end. */
  public static boolean isWhole(Statement statement) {
    return !Prose.isLikely(statement)
        && FORMS.stream().anyMatch(form -> new FormMatcher(statement).matches(form));
  }
}
