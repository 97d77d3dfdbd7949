package dev.slipway.run;

import dev.slipway.error.InvalidInput;
import dev.slipway.migration.Script;
import dev.slipway.plan.Plan;
import dev.slipway.postgres.Session;
import dev.slipway.sql.Statement;
import dev.slipway.sql.Token;
import dev.slipway.sql.TokenKind;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files are read before anybody connects, and a backslash in {@code '...'} is plain text there, as
 * it is to servers by themselves. Where a role or a database sets standard_conforming_strings
 * otherwise, such a literal would be another text, or end elsewhere (PostgreSQL manual, chapter
 * 19.13.1).
 */
final class Backslashes {

  private static final String SETTING = "standard_conforming_strings";

  private Backslashes() {}

  /** Why a plan is refused whose files the server would read otherwise; nothing for most. */
  static Optional<InvalidInput> in(Plan plan, Session session) {
    return "off".equals(session.reportedAtFirst().get(SETTING))
        ? plan.steps().stream()
            .flatMap(step -> Stream.of(step.script(), step.verify()))
            .filter(Objects::nonNull)
            .filter(script -> !script.sql().toLowerCase(Locale.ROOT).contains(SETTING))
            .flatMap(script -> first(script).stream())
            .findFirst()
            .map(Backslashes::refusal)
        : Optional.empty();
  }

  private static InvalidInput refusal(String place) {
    return new InvalidInput(
        place
            + ": a backslash in '...' is not plain text here, for the role, the database or the"
            + " server sets "
            + SETTING
            + " = off. Nothing was run.\nNext: say in the file how it is meant, by SET "
            + SETTING
            + " = off; at its head (it is then read as psql has the server read it) or = on; or"
            + " write E'...' with each backslash doubled, or take the setting off; and run it"
            + " again.");
  }

  private static Optional<String> first(Script script) {
    return script.statements().stream()
        .flatMap(
            statement ->
                statement.tokens().stream()
                    .filter(token -> isConcerned(statement, token))
                    .map(token -> script.location(token.start())))
        .findFirst();
  }

  private static boolean isConcerned(Statement statement, Token token) {
    if (token.kind() != TokenKind.STRING || statement.isMade()) {
      return false;
    }
    String text = token.in(statement.source());
    return text.startsWith("'") && text.indexOf('\\') >= 0;
  }
}
