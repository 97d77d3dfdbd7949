package dev.slipway.config;

import dev.slipway.error.Problems;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads where the database is from --url, DATABASE_URL, or DB_HOST and its companions. */
final class OwnVariables {

  private static final String URL = VariableNames.DATABASE_URL;

  /** In the order in which they stand in messages. */
  private static final Map<ConnectionParameter, String> PARTS =
      new EnumMap<>(
          Map.of(
              ConnectionParameter.HOST, VariableNames.DB_HOST,
              ConnectionParameter.PORT, VariableNames.DB_PORT,
              ConnectionParameter.DBNAME, VariableNames.DB_NAME,
              ConnectionParameter.USER, VariableNames.DB_USER,
              ConnectionParameter.PASSWORD, VariableNames.DB_PASSWORD,
              ConnectionParameter.SSLMODE, VariableNames.DB_SSLMODE,
              ConnectionParameter.SSLROOTCERT, VariableNames.DB_SSLROOTCERT));

  private static final List<String> PLACE =
      List.of(
          VariableNames.DB_HOST,
          VariableNames.DB_PORT,
          VariableNames.DB_NAME,
          VariableNames.DB_SECRET_ARN);
  private static final List<ConnectionParameter> LOGIN =
      List.of(ConnectionParameter.USER, ConnectionParameter.PASSWORD);
  private static final List<ConnectionParameter> TLS =
      List.of(ConnectionParameter.SSLMODE, ConnectionParameter.SSLROOTCERT);

  private final Variables variables;
  private final Problems problems;

  OwnVariables(Variables variables, Problems problems) {
    this.variables = variables;
    this.problems = problems;
  }

  /** True when the embedded server was asked for by its name. */
  boolean chooseEmbedded() {
    boolean chosen = url().strip().equals(ConnectionString.EMBEDDED);
    if (chosen && variables.isForeignSet("AWS_LAMBDA_FUNCTION_NAME")) {
      problems.add(label(), "cannot be embedded: the function has no PostgreSQL of its own");
    } else if (chosen) {
      refuseOthers(PLACE);
    }
    return chosen;
  }

  /** True when anything here names a database, or how to log in to it. */
  boolean nameDatabase() {
    return !url().isEmpty()
        || variables.isSet(VariableNames.DB_AUTH)
        || PLACE.stream().anyMatch(variables::isSet)
        || LOGIN.stream().map(PARTS::get).anyMatch(variables::isSet);
  }

  /** What says where the database is, for messages. */
  String label() {
    if (variables.isSet(SettingsReader.URL_OPTION)) {
      return SettingsReader.URL_OPTION;
    }
    return variables.isSet(URL) ? URL : VariableNames.DB_HOST;
  }

  /** Adds what they say; false when that is no use, which is a problem then. */
  boolean addTo(ConnectionFields fields) {
    if (url().isEmpty()) {
      PARTS.keySet().forEach(part -> addPart(fields, part));
      return true;
    }
    if (refuseOthers(PLACE)) {
      return false;
    }
    return addUrl(fields);
  }

  private boolean addUrl(ConnectionFields fields) {
    Map<ConnectionParameter, String> said;
    try {
      said = ConnectionString.parse(url());
    } catch (IllegalArgumentException e) {
      problems.add(label(), String.valueOf(e.getMessage()));
      return false;
    }
    if (label().equals(URL)) {
      TLS.forEach(part -> addPart(fields, part));
      if (refuseOthers(LOGIN.stream().filter(said::containsKey).map(PARTS::get).toList())) {
        return false;
      }
    }
    fields.add(label(), said);
    TLS.forEach(part -> addPart(fields, part));
    addLogin(fields);
    return true;
  }

  /** A password goes with the user it is for. */
  private void addLogin(ConnectionFields fields) {
    String user = variables.get(VariableNames.DB_USER);
    boolean same = user == null || fields.value(ConnectionParameter.USER, user).equals(user);
    if (same) {
      LOGIN.forEach(part -> addPart(fields, part));
    }
  }

  private void addPart(ConnectionFields fields, ConnectionParameter part) {
    String name = Objects.requireNonNull(PARTS.get(part));
    fields.add(part, name, variables.get(name));
  }

  private boolean refuseOthers(List<String> names) {
    boolean other = names.stream().anyMatch(variables::isSet);
    if (other) {
      problems.add(label(), "is set together with DB_HOST or its companions; set one kind");
    }
    return other;
  }

  private String url() {
    return variables.get(SettingsReader.URL_OPTION, variables.get(URL, ""));
  }
}
