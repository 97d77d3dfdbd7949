package dev.slipway.config;

import dev.slipway.config.ConnectionFields.Overridden;
import dev.slipway.error.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides how a connection is secured where neither variables nor the URL say it. */
final class TransportSecurity {

  /** From the weakest to the strongest. */
  private static final List<String> MODES =
      List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  private static final Map<ConnectionParameter, List<String>> STRENGTHS =
      Map.of(
          ConnectionParameter.SSLMODE, MODES,
          ConnectionParameter.CHANNEL_BINDING, List.of("disable", "prefer", "require"),
          ConnectionParameter.GSSENCMODE, List.of("disable", "prefer", "require"));

  private static final Pattern RDS_HOST =
      Pattern.compile("\\.rds(\\.cn-[a-z]+-\\d)?\\.amazonaws\\.com(\\.cn)?$");

  /** Their certificates are of Amazon Trust Services (Amazon RDS User Guide, "RDS Proxy"). */
  private static final Pattern RDS_PROXY_HOST =
      Pattern.compile("\\.proxy-[^.]+\\.[a-z0-9-]+\\.rds\\.amazonaws\\.com$");

  private final Variables variables;
  private final ConnectionFields fields;
  private final Problems problems;

  TransportSecurity(Variables variables, ConnectionFields fields, Problems problems) {
    this.variables = variables;
    this.fields = fields;
    this.problems = problems;
  }

  /** Puts what is decided for a host into the driver's properties, which hold what was said. */
  void decide(String host, Map<String, String> properties) {
    properties.computeIfAbsent("sslmode", name -> usualMode(host, properties));
    properties.computeIfAbsent("sslrootcert", name -> usualRoots(host, properties));
    if (isCheckedByRoots(properties)) {
      properties.put("sslmode", "verify-ca");
    }
    check(properties);
  }

  /** What was said farther away and is stronger than what counts; of two variables of ours, one. */
  List<String> downgrades() {
    List<String> notices = new ArrayList<>();
    for (Overridden value : fields.overridden()) {
      List<String> strengths = STRENGTHS.getOrDefault(value.parameter(), List.of());
      boolean weaker =
          strengths.indexOf(value.nearer().value()) < strengths.indexOf(value.farther().value());
      if (weaker && value.farther().by().equals(VariableNames.DATABASE_URL)) {
        problems.add(value.nearer().by(), "is weaker than the sslmode in DATABASE_URL; set one");
      } else if (weaker) {
        notices.add(
            "%s=%s of %s goes before the stronger %s of %s"
                .formatted(
                    value.parameter().keyword(),
                    value.nearer().value(),
                    value.nearer().by(),
                    value.farther().value(),
                    value.farther().by()));
      }
    }
    return notices;
  }

  /** Null leaves it to the driver, which prefers TLS but does without. */
  private @Nullable String usualMode(String host, Map<String, String> properties) {
    if (properties.containsKey("sslrootcert") || isFunction()) {
      return "verify-full";
    }
    boolean alwaysHasTls = RDS_HOST.matcher(host).find();
    return alwaysHasTls || variables.isSet(VariableNames.DB_AUTH) ? "require" : null;
  }

  /** As libpq, the file in the home directory; else those that know the host's certificate. */
  private @Nullable String usualRoots(String host, Map<String, String> properties) {
    boolean said = fields.get(ConnectionParameter.SSLMODE) != null;
    String mode = properties.getOrDefault("sslmode", "");
    Path own = Path.of(variables.home(), ".postgresql", "root.crt");
    if (!isFunction()
        && said
        && (isVerified(mode) || mode.equals("require"))
        && Files.exists(own)) {
      return own.toString();
    }
    if (!isVerified(mode)) {
      return null;
    }
    if (RDS_PROXY_HOST.matcher(host).find()) {
      return TrustedRoots.SYSTEM;
    }
    if (isFunction() || RDS_HOST.matcher(host).find()) {
      return TrustedRoots.RDS;
    }
    return mode.equals("verify-full") ? TrustedRoots.SYSTEM : null;
  }

  private static boolean isVerified(String mode) {
    return mode.startsWith("verify-");
  }

  /** As libpq, require checks the root where there is one to check against. */
  private static boolean isCheckedByRoots(Map<String, String> properties) {
    String roots = properties.getOrDefault("sslrootcert", TrustedRoots.SYSTEM);
    return "require".equals(properties.get("sslmode")) && !roots.equals(TrustedRoots.SYSTEM);
  }

  private void check(Map<String, String> properties) {
    String mode = properties.getOrDefault("sslmode", "prefer");
    String by = fields.by(ConnectionParameter.SSLMODE, VariableNames.DB_SSLMODE);
    if (!MODES.contains(mode)) {
      String what = by.endsWith("SSLMODE") ? "" : "sslmode ";
      problems.add(by, what + "must be one of " + String.join(", ", MODES));
    } else if (variables.isSet(VariableNames.DB_AUTH)
        && MODES.indexOf(mode) < MODES.indexOf("require")) {
      problems.add(by, "must be at least require with DB_AUTH: a token is a password");
    } else if (!mode.equals("verify-full")
        && fields.value(ConnectionParameter.SSLROOTCERT, "").equals(TrustedRoots.SYSTEM)) {
      // As libpq: to have a certificate from these roots is no proof of anything but its name.
      problems.add(
          fields.by(ConnectionParameter.SSLROOTCERT, by),
          "sslrootcert=system needs sslmode=verify-full, not " + mode);
    }
  }

  private boolean isFunction() {
    return variables.isForeignSet("AWS_LAMBDA_FUNCTION_NAME");
  }
}
