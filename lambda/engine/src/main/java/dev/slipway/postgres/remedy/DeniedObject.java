package dev.slipway.postgres.remedy;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.SqlFailure;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which object a right was lacking on. No field tells; the message names it, without quotes and in
 * the server's language. The catalogs know what is called so and is not the role's own.
 */
public final class DeniedObject {

  private static final Set<String> ROUTINES =
      Set.of(
          "aclcheck_error",
          "aclcheck_error_type",
          "aclcheck_error_col",
          "nextval_internal",
          "currval_oid",
          "lastval",
          "do_setval");

  /** What is not the role's own and has a name that stands somewhere in the text. */
  private static final String QUESTION =
      """
      WITH named (kind, name, shown, owner) AS (
        SELECT CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, relname,
          oid::regclass::text, relowner
        FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
        UNION ALL SELECT CASE prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, proname,
          oid::regprocedure::text, proowner
        FROM pg_proc WHERE pronamespace <> 'pg_catalog'::regnamespace
        UNION ALL SELECT CASE typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, typname,
          t.oid::regtype::text, typowner
        FROM pg_type AS t LEFT JOIN pg_class AS c ON c.oid = typrelid
        WHERE typnamespace <> 'pg_catalog'::regnamespace AND typcategory <> 'A'
        AND coalesce(relkind, 'c') = 'c'
        UNION ALL SELECT kind, name, quote_ident(name), owner FROM (
          SELECT 'SCHEMA', nspname, nspowner FROM pg_namespace
          UNION ALL SELECT 'DATABASE', datname, datdba FROM pg_database
          UNION ALL SELECT 'TABLESPACE', spcname, spcowner FROM pg_tablespace
          UNION ALL SELECT 'FOREIGN SERVER', srvname, srvowner FROM pg_foreign_server
          UNION ALL SELECT 'FOREIGN DATA WRAPPER', fdwname, fdwowner FROM pg_foreign_data_wrapper
          UNION ALL SELECT 'EXTENSION', extname, extowner FROM pg_extension
        ) AS plain (kind, name, owner))
      SELECT kind, name, CASE count(*) WHEN 1 THEN min(shown) ELSE quote_ident(name) END AS shown
      FROM named WHERE strpos(%s, name) > 0 AND NOT pg_has_role(owner, 'USAGE')
      GROUP BY kind, name\
      """;

  /** Not in the middle of a word; letters of other scripts may touch a name. */
  private static final String WORD = "(?<![\\p{IsLatin}\\p{N}_$])%s(?![\\p{IsLatin}\\p{N}_$])";

  private DeniedObject() {}

  /**
   * As {@code GRANT ... ON} takes it, such as {@code TABLE words}, asked for in a round trip.
   * Nothing where it is told in English, cannot be told, or the server does not answer.
   */
  public static Optional<String> in(SqlFailure failure, Session session) {
    boolean asks =
        failure.isDenied()
            && ROUTINES.contains(failure.routine())
            && !RightRemedies.namesTheObject(failure);
    return asks ? asked(String.valueOf(failure.getMessage()), session) : Optional.empty();
  }

  private static Optional<String> asked(String said, Session session) {
    try {
      session.rollBack();
      return named(session.execute(QUESTION.formatted(Sql.literal(said))).get(0).list(), said);
    } catch (SqlFailure unanswered) {
      return Optional.empty();
    }
  }

  /** The one with the longest name; an extension is nothing to grant anything on. */
  private static Optional<String> named(List<Row> candidates, String said) {
    Comparator<Row> byLength = Comparator.comparingInt(row -> row.text("name").length());
    List<Row> found = candidates.stream().filter(row -> stands(row.text("name"), said)).toList();
    Optional<Row> longest = found.stream().max(byLength);
    return longest
        .filter(row -> found.stream().filter(o -> byLength.compare(o, row) == 0).count() == 1)
        .filter(row -> !row.text("kind").equals("EXTENSION"))
        .map(row -> row.text("kind") + " " + row.text("shown"));
  }

  private static boolean stands(String name, String said) {
    return Pattern.compile(WORD.formatted(Pattern.quote(name))).matcher(said).find();
  }
}
