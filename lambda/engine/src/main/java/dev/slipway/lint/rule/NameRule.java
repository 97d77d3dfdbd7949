package dev.slipway.lint.rule;

import dev.slipway.hazard.HazardKind;
import dev.slipway.sql.Statement;
import dev.slipway.sql.TokenKind;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Names that the server cuts (PostgreSQL manual, chapter 4.1.1). */
public final class NameRule implements Rule {

  private static final int LONGEST = 63;

  @Override
  public Stream<Danger> look(Linted linted) {
    Statement statement = linted.statement();
    return statement.tokens().stream()
        .filter(token -> token.kind() == TokenKind.WORD || token.kind() == TokenKind.QUOTED_NAME)
        .filter(token -> token.end() - token.start() > LONGEST / 4)
        .map(token -> token.in(statement.source()))
        .map(name -> name.replace("\"", ""))
        .filter(name -> name.getBytes(StandardCharsets.UTF_8).length > LONGEST)
        .distinct()
        .map(
            name ->
                Danger.of(
                    HazardKind.LONG_NAME,
                    "nothing, but the name is another one than is written",
                    name + " has more than 63 bytes, and the server cuts it there."));
  }
}
