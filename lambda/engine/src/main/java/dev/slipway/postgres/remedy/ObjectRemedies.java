package dev.slipway.postgres.remedy;

import static dev.slipway.postgres.remedy.Remedy.on;

import java.util.List;
import java.util.stream.Stream;

/** What helps where objects are there that should not be, or are not there that should. */
final class ObjectRemedies {

  private static final String IN_FUNCTION =
      "see that what the function uses is there, and write its schema before its name, or ALTER"
          + " FUNCTION ... SET search_path = ...: for indexes and materialized views, PostgreSQL"
          + " from 17 on, and every restore, looks names up in pg_catalog alone; and {again}";

  private static final String OF_SESSION =
      "an attempt before has made it, and it ended with its session: make it again before it is"
          + " used, in {script}, and {again}";

  private static final List<Remedy> DEPENDENTS =
      List.of(
          on("2BP01")
              .in("DropRole")
              .saying("\"(?<name>.+?)\"")
              .next(
                  "first REASSIGN OWNED BY {name} and DROP OWNED BY {name}, in each database; then"
                      + " {again}"),
          on("2BP01")
              .in("findDependentObjects")
              .next(
                  "it is a part of something else (the Hint names it): change or drop that instead,"
                      + " in {script}, and {again}"),
          on("2BP01")
              .next(
                  "drop first what depends on it, or write CASCADE in {script} if all of that may"
                      + " go, and {again}"),
          on("0A000")
              .in("RememberAllDependentForRebuilding", "ATExecAlterColumnType")
              .next(
                  "drop what the Detail names before it in {script}, make it again behind it, and"
                      + " {again}"),
          on("0A000")
              .in("DefineIndex")
              .saying("concurrently")
              .next(
                  "write CREATE INDEX ... ON ONLY for the table, CREATE INDEX CONCURRENTLY for each"
                      + " partition and ALTER INDEX ... ATTACH PARTITION, or leave CONCURRENTLY"
                      + " out, in {script}; and {again}"),
          on("42P16")
              .in("checkViewColumns", "checkViewTupleDesc")
              .next(
                  "CREATE OR REPLACE VIEW can only add columns at the end: write DROP VIEW before"
                      + " it in {script}, and {again}"),
          on("42P13")
              .saying("(?<kind>DROP [A-Z]+ [^\\n]+\\))")
              .next("write {kind}; before it in {script}, and {again}"));

  private static final List<Remedy> MISSING =
      List.of(
          on("42P01")
              .saying("schema_migration")
              .when(Fact.OURS)
              .next(
                  "the history tables are gone: if {script} drops or renames their schema, keep"
                      + " them in another (--history-schema), and {again}"),
          on("42P01")
              .saying("\"(?:\\w+\\.)?schema_migrations\"")
              .next(
                  "take the statement about schema_migrations out of {script}, since the row is"
                      + " written by itself (--history-schema says where), and {again}"),
          on("42P01").when(Fact.IN_FUNCTION).next(IN_FUNCTION),
          on("42883").when(Fact.IN_FUNCTION).next(IN_FUNCTION),
          on("42704").in("typenameType").when(Fact.IN_FUNCTION).next(IN_FUNCTION),
          on("42P01")
              .when(Fact.RESUMED)
              .next(
                  "mend {script} (what is there in a schema that search_path does not name needs"
                      + " the schema before its name; a temporary table of an attempt before ended"
                      + " with its session: make it again before it is used) and {again}"),
          on("26000").when(Fact.RESUMED).next(OF_SESSION),
          on("34000").when(Fact.RESUMED).next(OF_SESSION),
          on("42P01")
              .next(
                  "mend {script} (what is there in a schema that search_path does not name needs"
                      + " the schema before its name) and {again}"),
          on("3F000")
              .saying("\"cron\"")
              .next("put CREATE EXTENSION pg_cron; before it in {script} and {again}"),
          on("3F000")
              .next(
                  "make the schema before; where none is named, set a search_path for {role} or in"
                      + " {script} that names one which is there; and {again}"),
          on("42704")
              .in("get_role_oid", "get_rolespec_tuple", "get_rolespec_oid")
              .saying("\"(?<name>.+?)\"")
              .next(
                  "make the role first (CREATE ROLE {name}: each server has its own roles), or take"
                      + " it out of {script}; and {again}"),
          on("42704")
              .in("get_tablespace_oid")
              .next(
                  "make the tablespace on the server first, or take it out of {script} (hosted"
                      + " servers have none), and {again}"),
          on("42704")
              .in("get_collation_oid")
              .next(
                  "choose one of the collations that this server has (pg_collation lists them) in"
                      + " {script}, and {again}"),
          on("42704")
              .in("assignable_custom_variable_name", "find_option", "set_config_option")
              .saying("\"(?<name>.+?)\"")
              .next(
                  "this version of the server has no setting {name} (a newer pg_dump writes some):"
                      + " take it out of {script} and {again}"));

  private ObjectRemedies() {}

  static List<Remedy> all() {
    return Stream.of(DEPENDENTS, there(), ExtensionRemedies.all(), MISSING)
        .flatMap(List::stream)
        .toList();
  }

  private static List<Remedy> there() {
    return Stream.of("42P07", "42710", "42701", "42P06", "42723", "42P04")
        .flatMap(ObjectRemedies::there)
        .toList();
  }

  private static Stream<Remedy> there(String state) {
    return Stream.of(
        on(state)
            .when(Fact.FIRST_RUN)
            .next(
                "if the database holds already what {script} makes, mark it as applied with"
                    + " baseline VERSION; otherwise mend {script}; and {again}"),
        on(state)
            .next(
                "somebody made it before (drift tells what other hands have changed): drop it, or"
                    + " mend {script}, and {again}"));
  }
}
