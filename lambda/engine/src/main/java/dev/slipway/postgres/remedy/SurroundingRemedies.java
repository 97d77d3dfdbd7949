package dev.slipway.postgres.remedy;

import static dev.slipway.postgres.remedy.Remedy.on;

import java.util.List;

/** What helps where the server, its settings or other sessions stand in the way. */
final class SurroundingRemedies {

  private static final List<Remedy> SERVER =
      List.of(
          on("0A000")
              .in("parse_extension_control_file")
              .saying("\"(?<name>.+?)\"")
              .next(
                  "install {name} on the server (its package; where the server is hosted,"
                      + " pg_available_extensions lists what there is) and {again}"),
          on("58P01")
              .next(
                  "install on the server what it misses, such as the extension's package, or take"
                      + " dynamic_library_path and extension_control_path off where they are set,"
                      + " and {again}"),
          on("22023")
              .in("CreateExtensionInternal", "find_update_path", "ExecAlterExtensionStmt")
              .saying("\"(?<name>.+?)\"")
              .next(
                  "choose a version of {name} that pg_available_extension_versions lists and"
                      + " {again}"),
          on("55000")
              .saying("shared_preload_libraries")
              .next(
                  "add the library to shared_preload_libraries of the server, restart it, and"
                      + " {again}"),
          on("55000")
              .saying("wal_level")
              .next("set wal_level = logical on the server, restart it, and {again}"),
          on("55P02")
              .next(
                  "set that on the server (ALTER SYSTEM, or its parameter group) and restart it: no"
                      + " migration can; take it out of {script}, and {again}"),
          on("25006")
              .next(
                  "connect to the primary (the writer endpoint); or, where it is one, take"
                      + " default_transaction_read_only off the role or database; and {again}"),
          on("22021")
              .when(Fact.OURS)
              .next(
                  "a name or text in the database is of bytes that are no UTF-8, the encoding it is"
                      + " read in: give it another one there, and {again}"),
          on("22021").next("save {script} as UTF-8, the encoding it is read in, and {again}"),
          on("22P05")
              .when(Fact.OURS)
              .next(
                  "the database's encoding lacks that character, which stands in a DOWN section or"
                      + " in a name that is to be written down: take it out there, or make the"
                      + " database with encoding UTF8, and {again}"),
          on("22P05")
              .next(
                  "the database's encoding lacks that character: take it out of {script}, or make"
                      + " the database with encoding UTF8, and {again}"),
          on("08")
              .next("see to it that the database server can reach that other server, and {again}"),
          on("XX001")
              .next("data on the server's disk is damaged; take a backup before anything else"),
          on("XX002").next("an index is damaged: REINDEX it, and {again}"));

  /** What the server reports as internal is in no other language than English. */
  private static final List<Remedy> SESSIONS =
      List.of(
          on("XX000")
              .saying("concurrently")
              .next("another session changed the same object at that moment; {again}"),
          on("XX000")
              .saying("cache lookup failed")
              .next("another session dropped the same object at that moment; {again}"),
          on("23505")
              .saying("\"pg_\\w+_index\"")
              .next("another session made the same at that moment; {again}"),
          on("40001").next("other sessions changed the same rows; {again} when they have ended"),
          on("40P01").next("two sessions waited for each other; {again} when the other has ended"),
          on("55006")
              .in("CheckTableNotInUse")
              .next(
                  "put COMMIT; before that statement in {script}, so that deferred checks run and"
                      + " cursors end first, and {again}"),
          on("55006").next("wait until no other session uses it, and {again}"));

  private static final String OUT_OF_VERIFY =
      "take that statement out of the VERIFY section, which always runs in the transaction that"
          + " records the migration; and {again}";

  private static final List<Remedy> TRANSACTIONS =
      List.of(
          on("25001").when(Fact.IN_VERIFY).next(OUT_OF_VERIFY),
          on("2D000").when(Fact.IN_VERIFY).next(OUT_OF_VERIFY),
          on("25001")
              .when(Fact.IN_BLOCK)
              .next(
                  "it stands between BEGIN and COMMIT: put COMMIT; before that statement in"
                      + " {script}, and BEGIN; behind it where more follows; and {again}"),
          on("25001")
              .next(
                  "put COMMIT; before that statement, or the line \"-- slipway: transaction=none\""
                      + " at the head of {script}, and {again}"),
          on("55P04")
              .next(
                  "put COMMIT; before that statement in {script}: a new label can be used when the"
                      + " transaction that added it has ended; and {again}"),
          on("2D000")
              .when(Fact.OUTSIDE)
              .next(
                  "it ends the transaction of a block or function around it: call it by CALL, not"
                      + " by EXECUTE or from a function; and {again}"),
          on("2D000")
              .when(Fact.IN_BLOCK)
              .next(
                  "it ends transactions, and stands between BEGIN and COMMIT: put COMMIT; before"
                      + " that statement in {script}, and BEGIN; behind it where more follows; and"
                      + " {again}"),
          on("2D000")
              .next(
                  "it ends the transaction it runs in: call it by CALL or DO, outside of BEGIN and"
                      + " of functions, and put the line \"-- slipway: transaction=none\" at the head"
                      + " of {script}; and {again}"));

  private SurroundingRemedies() {}

  static List<Remedy> all() {
    return List.of(SERVER, SESSIONS, TRANSACTIONS).stream().flatMap(List::stream).toList();
  }
}
