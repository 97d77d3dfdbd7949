package dev.slipway.config;

import dev.slipway.error.Problems;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides how a connection is secured where neither variables nor the URL say it. */
final class TransportSecurity {

  /** From the weakest to the strongest. */
  private static final List<String> MODES =
      List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  private static final Pattern RDS_HOST =
      Pattern.compile("\\.rds(\\.cn-[a-z]+-\\d)?\\.amazonaws\\.com(\\.cn)?$");

  /** Their certificates are of Amazon Trust Services (Amazon RDS User Guide, "RDS Proxy"). */
  private static final Pattern RDS_PROXY_HOST =
      Pattern.compile("\\.proxy-[^.]+\\.[a-z0-9-]+\\.rds\\.amazonaws\\.com$");

  private final Map<String, String> variables;
  private final Problems problems;

  TransportSecurity(Map<String, String> variables, Problems problems) {
    this.variables = variables;
    this.problems = problems;
  }

  /** Puts what is decided for a host into the driver's properties, which hold what the URL says. */
  void decide(String host, Map<String, String> properties) {
    putIfSet(properties, "sslmode", "DB_SSLMODE");
    putIfSet(properties, "sslrootcert", "DB_SSLROOTCERT");
    properties.computeIfAbsent("sslmode", name -> usualMode(host, properties));
    properties.computeIfAbsent("sslrootcert", name -> usualRoots(host, properties));
    check(properties.getOrDefault("sslmode", "prefer"));
  }

  /** Null leaves it to the driver, which prefers TLS but does without. */
  private @Nullable String usualMode(String host, Map<String, String> properties) {
    if (properties.containsKey("sslrootcert") || isFunction()) {
      return "verify-full";
    }
    boolean alwaysHasTls = RDS_HOST.matcher(host).find();
    return alwaysHasTls || isSet("DB_AUTH") ? "require" : null;
  }

  /** Null leaves it to the driver, which looks for a file in the home directory. */
  private @Nullable String usualRoots(String host, Map<String, String> properties) {
    if (!isFunction() || !properties.getOrDefault("sslmode", "").startsWith("verify-")) {
      return null;
    }
    return RDS_PROXY_HOST.matcher(host).find() ? TrustedRoots.SYSTEM : TrustedRoots.RDS;
  }

  private void check(String mode) {
    if (!MODES.contains(mode)) {
      problems.add("DB_SSLMODE", "must be one of " + String.join(", ", MODES));
    } else if (isSet("DB_AUTH") && MODES.indexOf(mode) < MODES.indexOf("require")) {
      problems.add("DB_SSLMODE", "must be at least require with DB_AUTH: a token is a password");
    }
  }

  private void putIfSet(Map<String, String> properties, String property, String variable) {
    if (isSet(variable)) {
      properties.put(property, variables.getOrDefault(variable, ""));
    }
  }

  private boolean isFunction() {
    return isSet("AWS_LAMBDA_FUNCTION_NAME");
  }

  private boolean isSet(String name) {
    return !variables.getOrDefault(name, "").isBlank();
  }
}
