package dev.slipway.postgres.remedy;

import dev.slipway.postgres.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What helps against what (PostgreSQL manual, appendix A "Error Codes"). The first that fits
 * counts. Messages are matched in English; in other languages the advice of the SQLSTATE is given.
 */
public final class Remedies {

  private static final Remedies KNOWN = new Remedies();

  private final List<Remedy> table = new ArrayList<>();

  private Remedies() {
    timeouts();
    resources();
    rights();
    surroundings();
    others();
    transactions();
    objects();
  }

  /** What to do about a failure; nothing when nobody knows better than "mend that". */
  public static Optional<String> against(SqlFailure failure, Circumstances circumstances) {
    return failure.isConnectionLoss()
        ? LostSessions.advice(failure.sqlState(), circumstances)
        : against(failure.sqlState(), String.valueOf(failure.getMessage()), circumstances);
  }

  static Optional<String> against(String sqlState, String message, Circumstances circumstances) {
    return KNOWN.table.stream()
        .flatMap(remedy -> remedy.adviceOn(sqlState, message, circumstances).stream())
        .findFirst();
  }

  private void timeouts() {
    add(
        "57014",
        "give the function more time, or run it from the command line (./slipway), which has no"
            + " deadline",
        Fact.AT_DEADLINE);
    on(
        "57014",
        "statement timeout",
        "raise statement_timeout in the line \"-- slipway:\" of {script} and {again}",
        Fact.TIMEOUT_IN_FILE);
    on(
        "57014",
        "statement timeout",
        "raise --statement-timeout (STATEMENT_TIMEOUT) and {again}",
        Fact.TIMEOUT_CONFIGURED,
        Fact.COMMAND_LINE);
    on(
        "57014",
        "statement timeout",
        "raise STATEMENT_TIMEOUT of the function and {again}",
        Fact.TIMEOUT_CONFIGURED,
        Fact.FUNCTION);
    on(
        "57014",
        "statement timeout",
        "the server, the database, role {role} or {script} sets statement_timeout; say how long it"
            + " may take in {script} (\"-- slipway: statement_timeout=10min\") and {again}");
    on(
        "57014",
        "user request",
        "somebody cancelled it (pg_cancel_backend, or by hand); find out why and {again}");
    add("57014", "a time limit or somebody's request stopped it; give it more time and {again}");
  }

  private void resources() {
    add("53100", "make room on the server's disk and {again}");
    on(
        "53200",
        "shared memory",
        "raise max_locks_per_transaction of the server, or cut {script} into smaller ones, and"
            + " {again}");
    on(
        "53200",
        "shared memory",
        "raise max_locks_per_transaction of the server, which wants a restart, and {again}");
    add("53200", "give the server more memory, or lower work_mem for {role}, and {again}");
    add(
        "53300",
        "close other connections, or raise max_connections of the server or the CONNECTION LIMIT"
            + " that the message names, and {again}");
    add("53400", "raise the limit that the message names (such as temp_file_limit) and {again}");
    add("53", "free what the server lacks and {again}");
    add("58030", "the server's disk fails; look into the server's log before you {again}");
  }

  private void rights() {
    on(
        "42501",
        "must be owner of (?:\\w+ )*(.+)",
        "make {role} the owner of {1} (ALTER ... OWNER TO {role}), or GRANT its owner's role TO"
            + " {role}, and {again}");
    on(
        "42501",
        "permission denied for schema (.+)",
        "as its owner: GRANT USAGE, CREATE ON SCHEMA {1} TO {role}; then {again}");
    on(
        "42501",
        "permission denied for database (.+)",
        "as its owner: GRANT CREATE ON DATABASE {1} TO {role}; then {again}");
    on(
        "42501",
        "permission denied for (table|sequence|function|procedure|language|type) (.+)",
        "as its owner: GRANT ALL ON {1} {2} TO {role}, or less if less will do; then {again}");
    on(
        "42501",
        "permission denied for view (.+)",
        "as its owner: GRANT ALL ON TABLE {1} TO {role}, or less if less will do; then {again}");
    on(
        "42501",
        "permission denied to create role",
        "as a superuser: ALTER ROLE {role} CREATEROLE, or create it yourself where the Detail asks"
            + " for more; then {again}");
    on(
        "42501",
        "permission denied to create database",
        "as a superuser: ALTER ROLE {role} CREATEDB; then {again}");
    on(
        "42501",
        "permission denied to create extension \"(.+?)\"",
        "as a superuser (on RDS: a member of rds_superuser): CREATE EXTENSION {1}; then {again}");
    on(
        "42501",
        "must be (?:able to SET ROLE|a? ?member of role) \"(.+?)\"",
        "as a superuser: GRANT {1} TO {role}; then {again}");
    on(
        "42501",
        "superuser",
        "only a superuser may; have one do it, or take it out of {script}, and {again}");
    add("42501", "give role {role} the right that the message names and {again}");
  }

  private void surroundings() {
    on(
        "0A000",
        "extension \"(.+?)\" is not available",
        "install {1} on the server (its package; where the server is hosted,"
            + " pg_available_extensions lists what there is) and {again}");
    on(
        "58P01",
        "",
        "install on the server what it misses, such as the extension's package, or take"
            + " dynamic_library_path and extension_control_path off where they are set, and"
            + " {again}");
    on(
        "22023",
        "extension \"(.+?)\" has no",
        "choose a version of {1} that pg_available_extension_versions lists and {again}");
    on(
        "55000",
        "shared_preload_libraries",
        "add the library to shared_preload_libraries of the server, restart it, and {again}");
    on("55000", "wal_level", "set wal_level = logical on the server, restart it, and {again}");
    add(
        "25006",
        "connect to the primary (the writer endpoint); or, where it is one, take"
            + " default_transaction_read_only off the role or database; and {again}");
    add("22021", "save {script} as UTF-8, the encoding it is read in, and {again}");
    add(
        "22P05",
        "the database's encoding lacks that character: take it out of {script}, or make the"
            + " database with encoding UTF8, and {again}");
    add("08", "see to it that the database server can reach that other server, and {again}");
    add("XX001", "data on the server's disk is damaged; take a backup before anything else");
    add("XX002", "an index is damaged: REINDEX it, and {again}");
    on("XX000", "concurrently", "another session changed the same object at that moment; {again}");
    on(
        "XX000",
        "cache lookup failed",
        "another session dropped the same object at that moment; {again}");
  }

  private void others() {
    add("40001", "other sessions changed the same rows; {again} when they have ended");
    add("40P01", "two sessions waited for each other; {again} when the other has ended");
    on(
        "55006",
        "pending trigger events",
        "put COMMIT; before that statement in {script}, so that deferred checks run first, and"
            + " {again}");
    add("55006", "wait until no other session uses it, and {again}");
  }

  private void transactions() {
    add(
        "25001",
        "put COMMIT; before that statement, or the line \"-- slipway: transaction=none\" at the"
            + " head of {script}, and {again}");
    add(
        "55P04",
        "put COMMIT; before that statement in {script}: a new label can be used when the"
            + " transaction that added it has ended; and {again}");
    add(
        "2D000",
        "it ends the transaction it runs in: put the line \"-- slipway: transaction=none\" at the"
            + " head of {script} and {again}");
  }

  private void objects() {
    on(
        "2BP01",
        "role \"(.+?)\"",
        "first REASSIGN OWNED BY {1} and DROP OWNED BY {1}, in each database; then {again}");
    add(
        "2BP01",
        "drop first what depends on it, or write CASCADE in {script} if all of that may go, and"
            + " {again}");
    for (String exists : List.of("42P07", "42710", "42701", "42P06", "42723", "42P04")) {
      add(
          exists,
          "if the database holds already what {script} makes, mark it as applied with baseline"
              + " VERSION; otherwise mend {script}; and {again}",
          Fact.FIRST_RUN);
      add(
          exists,
          "somebody made it before (drift tells what other hands have changed): drop it, or mend"
              + " {script}, and {again}");
    }
    on(
        "42P01",
        "schema_migration",
        "the history tables are gone: if {script} drops or renames their schema, keep them in"
            + " another (--history-schema), and {again}",
        Fact.OURS);
    on(
        "42P01",
        "\"(?:\\w+\\.)?schema_migrations\"",
        "take the statement about schema_migrations out of {script}, since the row is written by"
            + " itself (--history-schema says where), and {again}");
    add(
        "42P01",
        "mend {script} (what is there in a schema that search_path does not name needs the schema"
            + " before its name) and {again}");
    add(
        "3F000",
        "make the schema before; where none is named, set a search_path for {role} or in {script}"
            + " that names one which is there; and {again}");
    on(
        "42704",
        "type \"(?:\\w+\\.)?(citext|hstore|ltree|geometry|geography|vector|cube)\"",
        "put CREATE EXTENSION for the type {1} before it in {script}, or its schema into"
            + " search_path, and {again}");
    on(
        "42883",
        "function (?:\\w+\\.)?(uuid_generate_v\\w+|crypt|gen_salt|digest|similarity|unaccent)\\(",
        "put CREATE EXTENSION for the function {1} before it in {script}, or its schema into"
            + " search_path, and {again}");
  }

  private void add(String state, String advice, Fact... facts) {
    on(state, "", advice, facts);
  }

  private void on(String state, String message, String advice, Fact... facts) {
    table.add(new Remedy(state, Pattern.compile(message), Set.of(facts), advice));
  }
}
