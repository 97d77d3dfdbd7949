package dev.slipway.config;

import dev.slipway.error.Problems;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads libpq's own variables (PostgreSQL manual, chapter 32.15 "Environment Variables"). */
final class LibpqVariables {

  /** What is said where they leave open which server is meant. */
  static final String NO_HOST =
      "is set, but no host is named; set PGHOST, or DATABASE_URL, which can also be embedded";

  /** Those that mean that a certain server is to be used, and not one that we start. */
  private static final String[] NAMING = {
    "PGHOST", "PGHOSTADDR", "PGSERVICE", "PGPORT", "PGDATABASE", "PGUSER", "PGPASSWORD"
  };

  /** Variables that say where the server is in a way that we do not follow, and their keyword. */
  private static final Map<String, String> OTHER_PLACES =
      Map.of("PGHOSTADDR", "hostaddr", "PGSERVICE", "service");

  /** Variables that ask for more safety than we can give, and their keyword. */
  private static final Map<String, String> OTHER_CHECKS =
      Map.of(
          "PGSSLCRL", "sslcrl",
          "PGSSLCRLDIR", "sslcrldir",
          "PGREQUIREPEER", "requirepeer",
          "PGSSLMINPROTOCOLVERSION", "ssl_min_protocol_version",
          "PGSSLMAXPROTOCOLVERSION", "ssl_max_protocol_version");

  /** Parameters that say which database is meant. */
  private static final Set<ConnectionParameter> PLACE =
      Set.of(
          ConnectionParameter.HOST,
          ConnectionParameter.PORT,
          ConnectionParameter.DBNAME,
          ConnectionParameter.TARGET);

  private final Variables variables;
  private final Problems problems;

  LibpqVariables(Variables variables, Problems problems) {
    this.variables = variables;
    this.problems = problems;
  }

  /** True for a variable that is as good for any server: who logs in, and how. */
  static boolean isOfAnyServer(String variable) {
    return OTHER_CHECKS.containsKey(variable)
        || Stream.of(ConnectionParameter.values())
            .filter(parameter -> !PLACE.contains(parameter))
            .anyMatch(parameter -> parameter.variable().equals(variable));
  }

  /** The first that is set of those that name a server; null for none. */
  @Nullable String naming() {
    return Stream.of(NAMING).filter(variables::isSet).findFirst().orElse(null);
  }

  /** Adds what they say, where nothing nearer says it. */
  void addTo(ConnectionFields fields) {
    refuse(OTHER_CHECKS);
    if (fields.get(ConnectionParameter.HOST) == null) {
      refuse(OTHER_PLACES);
    }
    for (ConnectionParameter parameter : ConnectionParameter.values()) {
      String name = parameter.variable();
      if (fields.get(parameter) == null || variables.isForeignSet(name)) {
        fields.add(parameter, name, variables.get(name));
      }
    }
  }

  private void refuse(Map<String, String> names) {
    names.forEach(
        (name, keyword) -> {
          if (variables.isSet(name)) {
            problems.add(name, ParameterAdvice.onVariable(keyword));
          }
        });
  }
}
