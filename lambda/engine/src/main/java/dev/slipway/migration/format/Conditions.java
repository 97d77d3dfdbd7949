package dev.slipway.migration.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Checks of a precondition as PL/pgSQL asks them: a variable for what each comes to. */
final class Conditions {

  private final List<String> statements = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private final String expression;
  private String expected = "";

  /** All of them are to hold. */
  Conditions(List<ChangelogNode> checks) {
    expression = all(checks, " AND ");
  }

  /** The kinds that are not asked here. */
  List<String> unknown() {
    return unknown;
  }

  /** What asks, in one line. */
  String statements() {
    return String.join("", statements);
  }

  /** True where all hold, once it was asked. */
  String expression() {
    return expression;
  }

  String declarations() {
    StringBuilder all = new StringBuilder();
    for (int i = 1; i <= statements.size(); i++) {
      all.append(" holds").append(i).append(" pg_catalog.bool;");
    }
    return all.toString();
  }

  /** What is told besides where they do not: of a single one, the answer. */
  String told() {
    return statements.size() != 1
        ? "''"
        : " pg_catalog.concat(': it is ', answer, ', not ', " + literal(expected) + ")";
  }

  private String all(List<ChangelogNode> checks, String operator) {
    List<String> parts = checks.stream().map(this::one).toList();
    String joined = String.join(operator, parts);
    return parts.isEmpty() ? "(true)" : parts.size() == 1 ? joined : "(" + joined + ")";
  }

  private String one(ChangelogNode check) {
    return switch (check.name().toLowerCase(Locale.ROOT)) {
      case "and" -> all(check.children(), " AND ");
      case "or" -> all(check.children(), " OR ");
      case "not" -> "NOT " + all(check.children(), " AND ");
      case "dbms" ->
          String.valueOf(new ChangesetAttributes(Map.of("dbms", check.get("type"))).isOfPostgres());
      case "sqlcheck" -> asked(check.textOr("sql"), check.get("expectedResult"));
      default -> {
        String query = ExistingObject.query(check).orElse(null);
        if (query == null) {
          unknown.add(check.name());
        }
        yield query == null ? "false" : asked(query, "t");
      }
    };
  }

  private String asked(String query, String wanted) {
    expected = wanted;
    String variable = "holds" + (statements.size() + 1);
    statements.add(
        "EXECUTE "
            + literal(query.strip().replaceFirst(";\\s*$", ""))
            + " INTO answer; "
            + variable
            + " := COALESCE("
            + isAnswer(wanted)
            + ", false); ");
    return variable;
  }

  /** Liquibase is told t and f of what is true and false, and PL/pgSQL the words. */
  private static String isAnswer(String wanted) {
    String word = Map.of("t", "true", "f", "false").getOrDefault(wanted, wanted);
    String same = "answer OPERATOR(pg_catalog.=) ";
    return same + literal(wanted) + (word.equals(wanted) ? "" : " OR " + same + literal(word));
  }

  /** In one line, and with no end of what it stands in. */
  static String literal(String text) {
    return "E'"
        + text.replace("\\", "\\\\")
            .replace("'", "''")
            .replace("\r", "\\r")
            .replace("\n", "\\n")
            .replace("$", "\\044")
        + "'";
  }
}
