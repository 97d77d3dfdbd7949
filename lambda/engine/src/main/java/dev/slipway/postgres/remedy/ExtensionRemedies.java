package dev.slipway.postgres.remedy;

import static dev.slipway.postgres.remedy.Remedy.on;

import java.util.List;
import java.util.stream.Stream;

/** What helps where something of a well known extension is not there: names are in no language. */
final class ExtensionRemedies {

  private static final String MISSING =
      "put CREATE EXTENSION IF NOT EXISTS %s; before it in {script}, or the schema it is in into"
          + " search_path, and {again}";

  private static final String UNQUOTED = "[^\\x22«»„“”]*";

  private static final List<Remedy> FUNCTIONS =
      List.of(
          function("uuid_generate_v(?:1|1mc|3|4|5)", "\"uuid-ossp\""),
          function("crypt|gen_salt|digest|hmac|gen_random_bytes|pgp_\\w+|armor", "pgcrypto"),
          function("(?:strict_)?(?:word_)?similarity|show_trgm", "pg_trgm"),
          function("unaccent", "unaccent"),
          function("crosstab\\w*", "tablefunc"),
          function("dblink\\w*", "dblink"),
          function("levenshtein|soundex|d?metaphone", "fuzzystrmatch"),
          function("ll_to_earth|earth_distance", "earthdistance CASCADE"),
          function("(?i:st_\\w+)", "postgis"),
          function("create_hypertable|time_bucket", "timescaledb"));

  private static final List<Remedy> TYPES =
      List.of(
          named("typenameType", "citext|hstore|ltree|cube|isbn|vector"),
          named("typenameType", "halfvec|sparsevec", "vector"),
          named("typenameType", "geometry|geography|raster", "postgis"),
          named("ResolveOpClass", "g\\w+_trgm_ops", "pg_trgm"),
          named("ResolveOpClass", "(?:half)?vec(?:tor)?_\\w+_ops", "vector"),
          withoutDefault("gin", "btree_gin"),
          withoutDefault("gist", "btree_gist"),
          named("DefineIndex", "hnsw|ivfflat", "vector"),
          named("get_foreign_data_wrapper_oid", "postgres_fdw|file_fdw"),
          named("get_language_oid", "pl\\w+"),
          named("CreateFunction", "pl\\w+"),
          named("ExecuteDoStmt", "pl\\w+"));

  private ExtensionRemedies() {}

  static List<Remedy> all() {
    return Stream.of(FUNCTIONS, TYPES).flatMap(List::stream).toList();
  }

  /** The name stands before its arguments, without quotes. */
  private static Remedy function(String names, String extension) {
    return on("42883").saying("(?<![\\w])(?:" + names + ")\\(").next(MISSING.formatted(extension));
  }

  /** The extension has the name of the thing. */
  private static Remedy named(String routine, String names) {
    return named(routine, names, "{name}");
  }

  private static Remedy named(String routine, String names, String extension) {
    return on("42704")
        .in(routine)
        .saying("\"(?:\\w+\\.)?(?<name>" + names + ")\"")
        .next(MISSING.formatted(extension));
  }

  /** A type has no operator class for the access method, the one thing that is quoted then. */
  private static Remedy withoutDefault(String method, String extension) {
    return on("42704")
        .in("ResolveOpClass")
        .saying("\\A" + UNQUOTED + "\"" + method + "\"" + UNQUOTED + "\\z")
        .next(MISSING.formatted(extension));
  }
}
