package dev.slipway.action.validate;

import dev.slipway.migration.Migration;
import dev.slipway.migration.Script;
import dev.slipway.sql.Passwords;
import dev.slipway.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Passwords that stand in files as they are: who reads the files, or a stored DOWN, has them. */
final class PasswordCheck {

  /** What stands for a value that is put in later, and what a server makes of a password. */
  private static final Pattern NO_PASSWORD =
      Pattern.compile("\\$\\{[^}]+}|SCRAM-SHA-256\\$.*|\\s*");

  private PasswordCheck() {}

  /** A sentence for the first one of each section. */
  static List<String> warnings(List<Migration> migrations) {
    return migrations.stream().flatMap(PasswordCheck::warnings).toList();
  }

  private static Stream<String> warnings(Migration migration) {
    Script down = migration.down();
    return Stream.of(
            first(migration.up(), ""),
            first(down, ", and is kept as it is in the history while the migration is applied"),
            first(migration.verify(), ""))
        .flatMap(Optional::stream);
  }

  private static Optional<String> first(@Nullable Script script, String more) {
    return Stream.ofNullable(script)
        .flatMap(some -> some.statements().stream())
        .filter(PasswordCheck::holdsPassword)
        .findFirst()
        .map(statement -> Objects.requireNonNull(script).location(statement.place(0)))
        .map(
            where ->
                where
                    + ": a password or the like stands here"
                    + more
                    + "; write ${name} for it and give it to up with --set-env name");
  }

  private static boolean holdsPassword(Statement statement) {
    return Passwords.in(statement.sql()).stream()
        .anyMatch(secret -> !NO_PASSWORD.matcher(secret).matches());
  }
}
