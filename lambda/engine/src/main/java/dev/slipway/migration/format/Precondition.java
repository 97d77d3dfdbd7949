package dev.slipway.migration.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What must hold before a changeset, and what becomes of it where that does not, or cannot be asked
 * (Liquibase's documentation, "Preconditions").
 *
 * @param line of the file, where it is asked
 */
record Precondition(String onFail, String onError, List<ChangelogNode> checks, int line) {

  private static final List<String> KNOWN = List.of("HALT", "WARN", "MARK_RAN");

  /** One as an element or a line says it; where it says nothing, it halts. */
  Precondition {
    onFail = onFail.isBlank() ? "HALT" : onFail.strip().toUpperCase(Locale.ROOT);
    onError = onError.isBlank() ? "HALT" : onError.strip().toUpperCase(Locale.ROOT);
    checks = List.copyOf(checks);
  }

  /** What is not done of it, in sentences. */
  List<String> complaints() {
    if (!KNOWN.contains(onFail) || !KNOWN.contains(onError)) {
      return List.of(
          "preconditions with onFail "
              + onFail
              + " and onError "
              + onError
              + " are not done here: a migration has run or is pending, and is not left for later."
              + " Say MARK_RAN where it need not run any more, or HALT");
    }
    List<String> unknown = new ArrayList<>();
    new CheckReader(unknown::add).all(checks);
    return unknown.stream()
        .map(
            kind ->
                "the precondition "
                    + kind
                    + " is not done here. Write it as a sqlCheck, or the condition into the"
                    + " SQL (IF NOT EXISTS, a DO block)")
        .toList();
  }

  /** True where the changeset may be recorded without being run. */
  boolean guards() {
    return onFail.equals("MARK_RAN") || onError.equals("MARK_RAN");
  }

  /** False where nothing comes of what it asks. */
  boolean isAsked() {
    return !checks.isEmpty() && !(onFail.equals("WARN") && onError.equals("WARN"));
  }

  /** PL/pgSQL in one line that begins a block: what follows, up to an END IF, runs where it may. */
  String beginning() {
    PreconditionCheck check = new CheckReader(unknown -> {}).all(checks);
    String ask = check.ask() + "IF NOT holds THEN fate := '" + onFail + "'; END IF;";
    String asking =
        onError.equals("HALT")
            ? ask
            : "BEGIN " + ask + " EXCEPTION WHEN OTHERS THEN fate := '" + onError + "'; END;";
    return " DECLARE answer pg_catalog.text; holds pg_catalog.bool;"
        + " fate pg_catalog.text := 'RUN'; BEGIN "
        + asking
        + whenFate("=", "HALT")
        + "RAISE EXCEPTION 'the precondition does not hold%', "
        + check.told()
        + "; END IF;"
        + whenFate("<>", "MARK_RAN");
  }

  private static String whenFate(String operator, String fate) {
    return " IF fate OPERATOR(pg_catalog." + operator + ") '" + fate + "' THEN ";
  }
}
