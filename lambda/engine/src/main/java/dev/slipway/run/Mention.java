package dev.slipway.run;

import dev.slipway.plan.Step;
import dev.slipway.sql.Statement;
import java.util.stream.Stream;

/** Looks for a setting's name in what an author wrote, whatever he does with it. */
final class Mention {

  private Mention() {}

  /** True when a statement of the step, or of its VERIFY, names a setting. */
  static boolean in(Step step, String setting) {
    Stream<Statement> verify =
        step.verify() == null ? Stream.of() : step.verify().statements().stream();
    return Stream.concat(step.script().statements().stream(), verify)
        .anyMatch(statement -> in(statement, setting));
  }

  /** True when a statement names it; a name has small letters and capitals as the author likes. */
  static boolean in(Statement statement, String setting) {
    String sql = statement.sql();
    char small = setting.charAt(0);
    char capital = Character.toUpperCase(small);
    int last = sql.length() - setting.length();
    for (int i = 0; i <= last; i++) {
      char here = sql.charAt(i);
      if ((here == small || here == capital)
          && sql.regionMatches(true, i, setting, 0, setting.length())) {
        return true;
      }
    }
    return false;
  }

  /** True when a statement may change the encoding of what the client sends. */
  static boolean ofEncoding(Statement statement) {
    boolean names = statement.words().starts("SET") && statement.words().mentions("NAMES");
    return names || in(statement, "client_encoding");
  }
}
