package dev.slipway.config;

import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads settings from variables by name; every problem is reported at once. */
public final class SettingsReader {

  /** The name of the option for a URL, which is nearer than any variable. */
  public static final String URL_OPTION = "--url";

  private static final Pattern RDS_RESOURCE =
      Pattern.compile("(db|cluster):[A-Za-z][A-Za-z0-9-]{0,62}");

  private static final Pattern COMING = Pattern.compile("s3://[a-z0-9.-]+/.+/");

  private static final Duration RUN_LOCK_WAIT = Duration.ofMinutes(10);

  private final Map<String, String> environment;
  private final Variables variables;
  private final CredentialStores stores;
  private final Problems problems = new Problems();

  private SettingsReader(Map<String, String> environment, CredentialStores stores) {
    this.environment = environment;
    this.variables = new Variables(environment, problems);
    this.stores = stores;
  }

  /**
   * The settings that variables describe. Throws {@link InvalidInput} that lists all problems.
   *
   * @param variables environment variables, with flags already put over them; a database that was
   *     named on the command line stands under {@link #URL_OPTION}
   * @param stores where credentials come from that no variable holds
   */
  public static Settings read(Map<String, String> variables, CredentialStores stores) {
    return new SettingsReader(variables, stores).settings();
  }

  private Settings settings() {
    Settings settings =
        new Settings(
            new DatabaseReader(variables, stores, problems).read(),
            migrations(),
            format(),
            comingMigrations(),
            environment(),
            historySchema(),
            variables.duration(VariableNames.LOCK_TIMEOUT),
            variables.number(VariableNames.LOCK_TRIES, 10),
            variables.duration(VariableNames.STATEMENT_TIMEOUT),
            connectWait(),
            Objects.requireNonNullElse(
                variables.duration(VariableNames.RUN_LOCK_WAIT), RUN_LOCK_WAIT),
            Replacements.NONE,
            new BackupStoreReader(variables, problems).read(),
            backupKey(),
            rdsResource(),
            Invoker.of(environment),
            protectedEnvironments(),
            Set.of(),
            variables.flag(VariableNames.KEEP_DETAILS),
            null);
    problems.throwIfAny(
        list ->
            new InvalidInput(
                Problems.format("The configuration is wrong:", list) + "\nNothing was done."));
    return settings;
  }

  private String migrations() {
    String place = variables.get(VariableNames.MIGRATIONS, Settings.MIGRATIONS);
    if (place.contains("://") && !place.startsWith("s3://")) {
      problems.add(VariableNames.MIGRATIONS, "must be a folder or begin with s3://, not " + place);
    }
    if (place.startsWith("~") && StorePlace.isUnexpanded(place)) {
      problems.add(VariableNames.MIGRATIONS, StorePlace.UNEXPANDED);
    }
    return place;
  }

  private @Nullable String format() {
    String format = variables.get(VariableNames.MIGRATIONS_FORMAT, "auto");
    if (format.equals("auto")) {
      return null;
    }
    if (!MigrationFormats.NAMES.contains(format)) {
      problems.add(
          VariableNames.MIGRATIONS_FORMAT,
          "is not one of auto, " + String.join(", ", MigrationFormats.NAMES) + ": " + format);
    }
    return format;
  }

  private @Nullable String comingMigrations() {
    String place = variables.get(VariableNames.COMING_MIGRATIONS);
    if (place != null && !COMING.matcher(place).matches()) {
      problems.add(VariableNames.COMING_MIGRATIONS, "must be s3://bucket/prefix/, not " + place);
    }
    return place;
  }

  private @Nullable BackupKey backupKey() {
    String text = variables.get(VariableNames.BACKUP_KEY);
    if (text == null) {
      return null;
    }
    BackupKey key = BackupKey.of(text);
    String problem = key.problem();
    if (problem != null) {
      problems.add(VariableNames.BACKUP_KEY, problem);
    }
    return key;
  }

  private @Nullable String rdsResource() {
    String resource = variables.get(VariableNames.DB_RESOURCE_ID, "");
    if (!resource.isEmpty() && !RDS_RESOURCE.matcher(resource).matches()) {
      problems.add(
          VariableNames.DB_RESOURCE_ID,
          "must be db:IDENTIFIER of an RDS instance or cluster:IDENTIFIER of an Aurora cluster, not"
              + " "
              + resource);
    }
    return resource.isEmpty() ? null : resource;
  }

  private String environment() {
    String environment = variables.get(VariableNames.ENVIRONMENT, "dev").strip();
    if (!EnvironmentName.isOne(environment)) {
      problems.add(VariableNames.ENVIRONMENT, "must be one word such as dev, staging or prod");
    }
    return environment;
  }

  private ProtectedEnvironments protectedEnvironments() {
    @Nullable String list = variables.get(VariableNames.PROTECTED_ENVIRONMENTS);
    try {
      return list == null ? ProtectedEnvironments.USUAL : ProtectedEnvironments.parse(list);
    } catch (IllegalArgumentException e) {
      problems.add(VariableNames.PROTECTED_ENVIRONMENTS, String.valueOf(e.getMessage()));
      return ProtectedEnvironments.USUAL;
    }
  }

  private String historySchema() {
    String schema = variables.get(VariableNames.HISTORY_SCHEMA, "public");
    if (Settings.isOfServer(schema)) {
      problems.add(
          VariableNames.HISTORY_SCHEMA, "is a schema of the server's own; name one of yours");
    }
    return schema;
  }

  private ConnectWait connectWait() {
    Duration told = variables.duration(VariableNames.CONNECT_WAIT);
    return told == null ? ConnectWait.UNTOLD : ConnectWait.of(told);
  }
}
