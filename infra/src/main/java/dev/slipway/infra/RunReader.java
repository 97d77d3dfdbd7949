package dev.slipway.infra;

import dev.slipway.config.EnvironmentName;
import dev.slipway.config.MigrationFormats;
import dev.slipway.config.ProtectedEnvironments;
import dev.slipway.config.Settings;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import dev.slipway.infra.DatabaseMigrationsProps.Placeholders;
import dev.slipway.infra.DatabaseMigrationsProps.RunProps;
import dev.slipway.infra.DatabaseMigrationsProps.Waits;
import dev.slipway.infra.function.MigrationFolder;
import dev.slipway.migration.InvalidMigrations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Token;

/** Makes props of how migrations run out of what was said about it. */
final class RunReader {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("(?:flyway:)?[A-Za-z_][A-Za-z0-9_.-]*");

  /** What Lambda takes (AWS Lambda API reference, "Environment"). */
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]+");

  /** As the engine writes it. */
  private static final Pattern APPROVAL = Pattern.compile("[0-9a-f]{64}(-[0-9a-f]*)?");

  private final RunBuilder<?> said;
  private final Problems problems;

  RunReader(RunBuilder<?> said, Problems problems) {
    this.said = said;
    this.problems = problems;
  }

  /** The folder, null after a problem. */
  @Nullable MigrationFolder migrations() {
    if (said.migrations == null) {
      problems.add("migrations", "is missing; name the folder of the SQL files");
      return null;
    }
    Path folder = Path.of(said.migrations);
    if (!Files.isDirectory(folder)) {
      problems.add("migrations", "there is no folder " + folder.toAbsolutePath());
      return null;
    }
    try {
      MigrationFolder read = MigrationFolder.read(folder, format().orElse(null));
      new HazardReader(said, problems).check(read);
      return read;
    } catch (InvalidMigrations e) {
      problems.addAll(e.problems());
    } catch (InvalidInput e) {
      problems.add("migrations", String.valueOf(e.getMessage()));
    }
    return null;
  }

  /** The props; what is wrong in them was told. */
  RunProps read() {
    if (Token.isUnresolved(said.environment)) {
      problems.add(
          "environment", "is known at the deploy only; backups and alarms need it at synth");
    } else if (!EnvironmentName.isOne(said.environment)) {
      problems.add("environment", "must be one word such as dev, staging or prod");
    }
    checkHistorySchema();
    checkFormat();
    return new RunProps(
        said.environment,
        said.runOn,
        said.onRollback,
        said.outOfOrder,
        said.backfill,
        new HazardReader(said, problems).read(),
        approved(),
        placeholders(),
        waits(),
        Optional.ofNullable(said.historySchema),
        format(),
        protectedEnvironments(),
        Set.copyOf(said.consents));
  }

  /** The tool of the folder; nothing where the files tell, or for one that nobody knows. */
  private Optional<String> format() {
    return Optional.ofNullable(said.migrationsFormat).filter(MigrationFormats.NAMES::contains);
  }

  private void checkHistorySchema() {
    String schema = said.historySchema;
    if (schema != null && schema.isBlank()) {
      problems.add("historySchema", "is blank; leave it out for public");
    } else if (schema != null && Settings.isOfServer(schema)) {
      problems.add("historySchema", "is a schema of the server's own; name one of yours");
    }
  }

  private void checkFormat() {
    String format = said.migrationsFormat;
    if (format != null && !format.equals("auto") && !MigrationFormats.NAMES.contains(format)) {
      problems.add(
          "migrationsFormat", "is not one of auto, " + String.join(", ", MigrationFormats.NAMES));
    }
  }

  private Optional<String> approved() {
    String approved = said.approved == null ? "" : said.approved.strip();
    if (!approved.isEmpty()
        && !Token.isUnresolved(approved)
        && !APPROVAL.matcher(approved).matches()) {
      problems.add("approved", "is not an approval as plan answers it");
    }
    return Optional.of(approved).filter(text -> !text.isEmpty());
  }

  private Placeholders placeholders() {
    Stream.concat(said.set.keySet().stream(), said.setEnv.stream())
        .filter(name -> !PLACEHOLDER.matcher(name).matches())
        .forEach(
            name -> problems.add("set", "\"" + name + "\" is not a valid name of a placeholder"));
    said.setEnv.stream()
        .filter(said.set::containsKey)
        .forEach(name -> problems.add("setEnv", name + " is given by set already"));
    said.setEnv.stream()
        .filter(name -> !VARIABLE.matcher(name).matches())
        .forEach(
            name -> problems.add("setEnv", "\"" + name + "\" is not a valid name of a variable"));
    return new Placeholders(new TreeMap<>(said.set), new TreeSet<>(said.setEnv));
  }

  private Waits waits() {
    if (said.lockTries != null && (said.lockTries < 1 || said.lockTries > 99_999)) {
      problems.add("lockTries", "must be from 1 to 99999");
    }
    return new Waits(
        wait("lockTimeout", said.lockTimeout),
        Optional.ofNullable(said.lockTries),
        wait("statementTimeout", said.statementTimeout),
        wait("connectWait", said.connectWait),
        wait("runLockWait", said.runLockWait));
  }

  private Optional<Duration> wait(String name, @Nullable Duration wait) {
    if (wait != null && wait.isUnresolved()) {
      problems.add(name, "is known at the deploy only, and must be known at synth");
    } else if (wait != null && !DurationOrder.isBetween(wait, 0.001, 600)) {
      problems.add(name, "must be from 1 ms to 10 min");
    }
    return Optional.ofNullable(wait);
  }

  private ProtectedEnvironments protectedEnvironments() {
    try {
      return said.protectedEnvironments == null
          ? ProtectedEnvironments.USUAL
          : ProtectedEnvironments.parse(said.protectedEnvironments);
    } catch (IllegalArgumentException e) {
      problems.add("protectedEnvironments", String.valueOf(e.getMessage()));
      return ProtectedEnvironments.USUAL;
    }
  }
}
