package dev.slipway.postgres.objects;

import dev.slipway.postgres.Sql;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The SQL that reads what a schema is made of: for each object its kind, its name and its
 * definition, a line a part (PostgreSQL manual, chapter "System Catalogs"). A table's definition
 * holds its columns, constraints, indexes, triggers, rules, policies and statistics.
 *
 * <p>Left out are owners, privileges and comments, which {@link SchemaRights} reads; what belongs
 * to an extension; partitions, which many a job makes every day; and the options of foreign data,
 * which may hold passwords.
 */
public final class SchemaObjects {

  /** Longest time for {@link #query}, when nobody is waiting. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final String SETTINGS =
      """
      SET LOCAL search_path = pg_catalog, pg_temp;
      SET LOCAL quote_all_identifiers = off;
      SET LOCAL TimeZone = 'UTC';
      SET LOCAL DateStyle = 'ISO, YMD';
      SET LOCAL IntervalStyle = 'postgres';
      SET LOCAL extra_float_digits = 3;
      SET LOCAL bytea_output = 'hex';
      SET LOCAL jit = off;
      SET LOCAL lock_timeout = '1s';
      SET LOCAL statement_timeout = %d;
      """;

  /**
   * The schemas of users, what there comes with another object, and their relations. A composite
   * type is dropped by its row in pg_type, and its row in pg_class comes with that.
   */
  private static final String SCOPE =
      """
      WITH space AS (
        SELECT oid, quote_ident(nspname) AS space FROM pg_namespace
        WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'),
      hidden AS (
        SELECT classid, objid FROM pg_depend WHERE deptype IN ('e', 'i') AND objsubid = 0
        UNION ALL SELECT 'pg_class'::regclass, c.oid FROM pg_class c
          WHERE relname IN (%s)),
      rel AS (
        SELECT c.*, space || '.' || quote_ident(relname) AS name
        FROM pg_class c JOIN space ON space.oid = relnamespace
        WHERE relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'c') %s
          AND NOT EXISTS (SELECT FROM hidden
            WHERE classid = CASE relkind WHEN 'c' THEN 'pg_type'::regclass ELSE 'pg_class' END
              AND objid = CASE relkind WHEN 'c' THEN reltype ELSE c.oid END)),
      """;

  private SchemaObjects() {}

  /**
   * What the text of a definition depends on, and how long it may take, set for one transaction;
   * each ends with a semicolon and a line break.
   *
   * @param left how long there is time; it may take less
   */
  public static String settings(Optional<Duration> left) {
    Duration longest = left.filter(time -> time.compareTo(LONGEST) < 0).orElse(LONGEST);
    return SETTINGS.formatted(longest.toMillis());
  }

  /**
   * A query for the columns {@code kind}, {@code name} and {@code definition}, of which none is
   * null and the first two tell an object from all others. It is to be run under {@link #settings}.
   *
   * @param tables names of tables that are left out, in whatever schema
   */
  public static String query(Collection<String> tables) {
    return query(tables, "AND NOT relispartition");
  }

  /** The same with partitions. */
  public static String queryWithPartitions(Collection<String> tables) {
    return query(tables, "");
  }

  private static String query(Collection<String> tables, String relations) {
    String names = Sql.literals(tables);
    String objects =
        String.join(
            "UNION ALL\n",
            List.of(Relations.OBJECTS, Routines.OBJECTS, Types.OBJECTS, OtherKinds.OBJECTS));
    return SCOPE.formatted(names, relations) + Relations.LINES + objects;
  }
}
