package dev.slipway.config;

import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads settings from variables by name; every problem is reported at once. */
public final class SettingsReader {

  /** The name of the option for a URL, which is nearer than any variable. */
  public static final String URL_OPTION = "--url";

  /** What is said of connections to whatever database: in a function, TLS is not left out. */
  private static final Set<String> SURROUNDINGS =
      Set.of(
          "AWS_LAMBDA_FUNCTION_NAME",
          VariableNames.DB_SSLMODE,
          VariableNames.DB_SSLROOTCERT,
          "HOME");

  private static final Pattern SECRET = Pattern.compile("^arn:[a-z-]+:secretsmanager:");

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

  /**
   * How to reach another database than that of the settings, by a URL or the ARN of a secret: which
   * one it is, no variable says. As libpq has it, some say who logs in and how; a password of a
   * file is of that server, and comes before {@code PGPASSWORD}. Throws {@link InvalidInput} with
   * all problems.
   *
   * @param place the URL or the ARN
   * @param name what it was given by, for messages
   * @param variables of the environment
   */
  public static DatabaseSettings database(
      String place, String name, Map<String, String> variables, CredentialStores stores) {
    boolean secret = SECRET.matcher(place).find();
    String variable = secret ? VariableNames.DB_SECRET_ARN : URL_OPTION;
    Map<String, String> only = new HashMap<>(variables);
    only.keySet()
        .removeIf(
            one -> !SURROUNDINGS.contains(one) && (secret || !LibpqVariables.isOfAnyServer(one)));
    String password = only.remove(Parameter.PASSWORD.variable());
    only.put(variable, place);
    DatabaseSettings database = database(only, variable, name, stores);
    if (password == null || database.password() != null) {
      return database;
    }
    only.put(Parameter.PASSWORD.variable(), password);
    return database(only, variable, name, stores);
  }

  private static DatabaseSettings database(
      Map<String, String> only, String variable, String name, CredentialStores stores) {
    Problems problems = new Problems();
    DatabaseSettings database =
        new DatabaseReader(new Variables(only, problems), stores, problems).read();
    if (database == null && problems.count() == 0) {
      problems.add(variable, "must be a URL such as postgres://user@host/database");
    }
    problems.throwIfAny(
        list ->
            new InvalidInput(
                Problems.format("The other database cannot be reached:", list)
                        .replace(variable + ":", name + ":")
                    + "\nNothing was done."));
    return Objects.requireNonNull(database);
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
            duration(VariableNames.LOCK_TIMEOUT),
            number(VariableNames.LOCK_TRIES, 10),
            duration(VariableNames.STATEMENT_TIMEOUT),
            connectWait(),
            Objects.requireNonNullElse(duration(VariableNames.RUN_LOCK_WAIT), RUN_LOCK_WAIT),
            Replacements.NONE,
            new BackupStoreReader(variables, problems).read(),
            backupKey(),
            rdsResource(),
            Invoker.of(environment),
            protectedEnvironments(),
            Set.of(),
            flag(VariableNames.KEEP_DETAILS),
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
          "is none of auto, " + String.join(", ", MigrationFormats.NAMES) + ": " + format);
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

  private boolean flag(String name) {
    String value = variables.get(name, "false");
    if (!value.equals("true") && !value.equals("false")) {
      problems.add(name, "must be true or false");
    }
    return value.equals("true");
  }

  private ConnectWait connectWait() {
    Duration told = duration(VariableNames.CONNECT_WAIT);
    return told == null ? ConnectWait.UNTOLD : ConnectWait.of(told);
  }

  /** Null when nothing is said. */
  private @Nullable Duration duration(String name) {
    try {
      String value = variables.get(name);
      return value == null ? null : Durations.parse(value);
    } catch (IllegalArgumentException e) {
      problems.add(name, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private int number(String name, int otherwise) {
    String value = variables.get(name, String.valueOf(otherwise));
    if (!value.matches("[1-9]\\d{0,4}")) {
      problems.add(name, "must be a whole number from 1 to 99999, not \"" + value + "\"");
      return otherwise;
    }
    return Integer.parseInt(value);
  }
}
