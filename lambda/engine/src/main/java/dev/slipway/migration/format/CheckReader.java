package dev.slipway.migration.format;

import dev.slipway.migration.format.PreconditionCheck.And;
import dev.slipway.migration.format.PreconditionCheck.Known;
import dev.slipway.migration.format.PreconditionCheck.Not;
import dev.slipway.migration.format.PreconditionCheck.Or;
import dev.slipway.migration.format.PreconditionCheck.Query;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the checks of preconditions from their elements.
 *
 * @param unknown is told the kinds that are not asked here
 */
record CheckReader(Consumer<String> unknown) {

  /** All of them are to hold. */
  PreconditionCheck all(List<ChangelogNode> checks) {
    List<PreconditionCheck> parts = each(checks);
    return parts.size() == 1 ? parts.get(0) : new And(parts);
  }

  private List<PreconditionCheck> each(List<ChangelogNode> checks) {
    return checks.stream().map(this::one).toList();
  }

  private PreconditionCheck one(ChangelogNode check) {
    return switch (check.name().toLowerCase(Locale.ROOT)) {
      case "and" -> all(check.children());
      case "or" -> new Or(each(check.children()));
      case "not" -> new Not(new Or(each(check.children())));
      case "dbms" ->
          new Known(new ChangesetAttributes(Map.of("dbms", check.textOr("type"))).isOfPostgres());
      case "sqlcheck" -> new Query(check.textOr("sql"), check.get("expectedResult"));
      default ->
          ExistingObject.query(check)
              .<PreconditionCheck>map(query -> new Query(query, "t"))
              .orElseGet(() -> notAsked(check));
    };
  }

  private PreconditionCheck notAsked(ChangelogNode check) {
    String columns = check.get("columnNames").isEmpty() ? "" : " of columnNames";
    unknown.accept(check.name() + columns);
    return new Known(false);
  }
}
