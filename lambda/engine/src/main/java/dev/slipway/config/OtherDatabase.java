package dev.slipway.config;

import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** A second database beside that of the settings, such as the one that rows are copied from. */
public final class OtherDatabase {

  /** What is said of connections to whatever database: in a function, TLS is not left out. */
  private static final Set<String> SURROUNDINGS =
      Set.of(
          "AWS_LAMBDA_FUNCTION_NAME",
          VariableNames.DB_SSLMODE,
          VariableNames.DB_SSLROOTCERT,
          "HOME");

  private static final Pattern SECRET = Pattern.compile("^arn:[a-z-]+:secretsmanager:");

  private OtherDatabase() {}

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
  public static DatabaseSettings read(
      String place, String name, Map<String, String> variables, CredentialStores stores) {
    boolean secret = SECRET.matcher(place).find();
    String variable = secret ? VariableNames.DB_SECRET_ARN : SettingsReader.URL_OPTION;
    Map<String, String> only = new HashMap<>(variables);
    only.keySet()
        .removeIf(
            one -> !SURROUNDINGS.contains(one) && (secret || !LibpqVariables.isOfAnyServer(one)));
    String password = only.remove(ConnectionParameter.PASSWORD.variable());
    only.put(variable, place);
    DatabaseSettings database = read(only, variable, name, stores);
    if (password == null || database.password() != null) {
      return database;
    }
    only.put(ConnectionParameter.PASSWORD.variable(), password);
    return read(only, variable, name, stores);
  }

  private static DatabaseSettings read(
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
}
