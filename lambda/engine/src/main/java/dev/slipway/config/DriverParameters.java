package dev.slipway.config;

import dev.slipway.config.ConnectionFields.Said;
import dev.slipway.error.Problems;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what was said of a connection besides where and who, and puts it as the driver does. */
final class DriverParameters {

  private static final Map<ConnectionParameter, String> FORMS =
      new EnumMap<>(
          Map.of(
              ConnectionParameter.CONNECT_TIMEOUT, "-?\\d{1,6}",
              ConnectionParameter.SSLNEGOTIATION, "postgres|direct",
              ConnectionParameter.CHANNEL_BINDING, "disable|prefer|require",
              ConnectionParameter.GSSENCMODE, "disable|prefer|require",
              ConnectionParameter.REQUIRE_AUTH,
                  "(?:!?(?:none|password|md5|scram-sha-256|gss|sspi)(?:,|$))+"));

  /** The driver's words; it asks a server whether it can be written to. */
  private static final Map<String, String> TARGETS =
      Map.of(
          "any", "any",
          "read-write", "primary",
          "primary", "primary",
          "read-only", "secondary",
          "standby", "secondary",
          "prefer-standby", "preferSecondary");

  private final ConnectionFields fields;
  private final Problems problems;

  DriverParameters(ConnectionFields fields, Problems problems) {
    this.fields = fields;
    this.problems = problems;
  }

  /** The driver's properties by name. */
  Map<String, String> read() {
    Map<String, String> properties = new TreeMap<>();
    for (ConnectionParameter parameter : ConnectionParameter.values()) {
      Said said = fields.get(parameter);
      String property = parameter.driverProperty();
      if (said != null && property != null) {
        properties.put(property, value(parameter, said));
      }
    }
    return properties;
  }

  private String value(ConnectionParameter parameter, Said said) {
    if (parameter == ConnectionParameter.TARGET) {
      return target(said);
    }
    String form = FORMS.get(parameter);
    if (form != null && !Pattern.matches(form, said.value())) {
      problems.add(said.by(), parameter.keyword() + " must be " + words(form));
    }
    // libpq takes no time at all, and less, for no limit.
    return parameter == ConnectionParameter.CONNECT_TIMEOUT && said.value().startsWith("-")
        ? "0"
        : said.value();
  }

  private String target(Said said) {
    @Nullable String target = TARGETS.get(said.value());
    if (target == null) {
      problems.add(
          said.by(),
          ConnectionParameter.TARGET.keyword()
              + " must be any, primary, read-write, standby, read-only or"
              + " prefer-standby");
      return "any";
    }
    return target;
  }

  private static String words(String form) {
    if (form.startsWith("-?")) {
      return "a number of seconds";
    }
    return form.matches("[a-z|]+")
        ? "one of " + form.replace("|", ", ")
        : "a list of none, password, md5, scram-sha-256, gss and sspi";
  }
}
