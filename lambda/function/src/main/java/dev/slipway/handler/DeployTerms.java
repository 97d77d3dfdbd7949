package dev.slipway.handler;

import dev.slipway.action.Json;
import dev.slipway.config.Consent;
import dev.slipway.config.DeployVariables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the function's variables say of deploys, as the construct has set them. */
record DeployTerms(Map<String, String> variables) {

  /** True when a rollback may take migrations back; the event alone cannot say so. */
  boolean reverts() {
    return DeployVariables.REVERT.equals(variables.get(DeployVariables.ON_ROLLBACK));
  }

  /** What becomes of versions below the newest applied one, as a request says it. */
  Object outOfOrder() {
    return switch (variables.getOrDefault(DeployVariables.OUT_OF_ORDER, "refuse")) {
      case "run" -> true;
      case "leave" -> "leave";
      default -> false;
    };
  }

  /** Whether a deploy runs the backfills that its migrations require. */
  boolean backfills() {
    return "true".equals(variables.get(DeployVariables.BACKFILL));
  }

  /** What a deploy may run and nothing else; nothing where it runs whatever is pending. */
  Optional<String> approved() {
    return Optional.ofNullable(variables.get(DeployVariables.APPROVED));
  }

  /** Values for placeholders, as fields of a request. */
  Map<String, Object> placeholders() {
    Map<String, Object> fields = new LinkedHashMap<>();
    String set = variables.get(DeployVariables.SET);
    if (set != null) {
      fields.put("set", Json.fields(set));
    }
    String named = variables.get(DeployVariables.SET_ENV);
    if (named != null) {
      fields.put("setEnv", List.of(named.split(",")));
    }
    return fields;
  }

  /** What deploys agree to, as fields of a request. */
  Map<String, Object> consents(Consent... possible) {
    List<String> given =
        List.of(variables.getOrDefault(DeployVariables.CONSENTS, "").split(",", -1));
    Map<String, Object> fields = new LinkedHashMap<>();
    Stream.of(possible)
        .map(Consent::field)
        .filter(given::contains)
        .forEach(field -> fields.put(field, true));
    return fields;
  }
}
