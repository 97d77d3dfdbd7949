package dev.slipway.backup.restore.compare;

import dev.slipway.backup.FailureText;
import dev.slipway.backup.restore.definition.Definition;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * Whether definitions that the server writes otherwise mean what stands in its database: each is
 * made once more in a transaction that is rolled back, and the catalogue's texts of both are
 * compared. As the owner of what is there, whose casts and functions the server may run meanwhile.
 */
final class Rereading {

  private static final String TEMPORARY = "\\bpg_temp(_\\d+)?\\.";

  /** As a restore makes definitions; an inherited table is not waited for. */
  private static final String SETTINGS =
      """
      SET lock_timeout = '2s';
      SET standard_conforming_strings = on;
      SET check_function_bodies = false;
      SET xmloption = content;
      SET array_nulls = on;
      SET search_path = '';
      """;

  private static final String AS_OWNER =
      """
      SELECT set_config('role', pg_get_userbyid(relowner), true)
        FROM pg_class WHERE oid = to_regclass(%s)
      """;

  private final Session session;
  private final List<String> unsure = new ArrayList<>();

  /** Asks in this session, which is for nothing else from here on. */
  Rereading(Session session) {
    this.session = session;
  }

  /** What could not be compared as the server reads it. */
  List<String> warnings() {
    return unsure;
  }

  /** Those that mean something else than what stands in the database. */
  List<Definition> unlike(List<Definition> written) {
    if (written.isEmpty()) {
      return List.of();
    }
    session.executeAsWritten(SETTINGS);
    return written.stream().filter(one -> !isThere(one)).toList();
  }

  private boolean isThere(Definition definition) {
    Optional<Remade> remade = Remade.of(definition);
    if (remade.isEmpty()) {
      unsure.add(but(definition, ""));
      return true;
    }
    try {
      return isThere(remade.get());
    } catch (SqlFailure e) {
      if (e.isConnectionLoss()) {
        throw e;
      }
      unsure.add(but(definition, ": " + FailureText.of(e)));
      return true;
    } finally {
      session.rollBack();
    }
  }

  private static String but(Definition definition, String why) {
    return "compared but for casts and brackets: " + RestoredDefinitions.name(definition) + why;
  }

  private boolean isThere(Remade remade) {
    make(remade);
    List<Rows> said =
        session.execute(
            remade.kind().ofMade(remade.made()),
            remade.kind().ofThere(remade.name(), remade.schema()));
    String schema = Matcher.quoteReplacement(remade.schema() + ".");
    Set<String> made = lines(said.get(0).list());
    return !made.isEmpty()
        && made.stream()
            .map(line -> line.replaceAll(TEMPORARY, schema))
            .allMatch(lines(said.get(1).list())::contains);
  }

  private void make(Remade remade) {
    session.executeAsWritten("BEGIN");
    if (remade.kind().isOfRelation()) {
      session.execute(AS_OWNER.formatted(Sql.literal(remade.name())));
    }
    if (remade.kind() == RemadeKind.PART) {
      session.executeAsWritten(
          "CREATE TEMPORARY TABLE " + remade.made() + " (LIKE " + remade.name() + ")");
    }
    session.executeAsWritten(Definition.together(List.of(remade.definition())));
  }

  private static Set<String> lines(List<Row> rows) {
    return rows.stream()
        .map(row -> row.text("what") + " " + row.text("name") + " " + row.text("says"))
        .collect(Collectors.toSet());
  }
}
