package dev.slipway.handler;

import dev.slipway.action.Json;
import dev.slipway.config.Consent;
import dev.slipway.config.DeployVariables;
import dev.slipway.error.InvalidInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the function's variables say of deploys, as the construct or a template has set them.
 *
 * @param reverts true when a rollback may take migrations back; the event alone cannot say so
 * @param outOfOrder what becomes of versions below the newest applied one, as a request says it
 * @param backfills whether a deploy runs the backfills that its migrations require
 * @param given what deploys agree to, as fields of a request
 */
record DeployTerms(
    boolean reverts,
    Object outOfOrder,
    boolean backfills,
    Set<String> given,
    Map<String, String> variables) {

  private static final String[] CONSENTS = {
    Consent.EXISTING.field(), Consent.ACCEPT_DRIFT.field(), Consent.ENVIRONMENT_CHANGED.field()
  };

  /** Throws {@link InvalidInput} where one of them says a word that is not known. */
  static DeployTerms of(Map<String, String> variables) {
    return new DeployTerms(
        word(variables, DeployVariables.ON_ROLLBACK, DeployVariables.KEEP, DeployVariables.REVERT)
            .equals(DeployVariables.REVERT),
        outOfOrder(word(variables, DeployVariables.OUT_OF_ORDER, "refuse", "run", "leave")),
        word(variables, DeployVariables.BACKFILL, "false", "true").equals("true"),
        consents(variables.getOrDefault(DeployVariables.CONSENTS, "")),
        variables);
  }

  /** Where nothing is said, it is the first. */
  private static String word(Map<String, String> variables, String name, String... known) {
    return KnownWord.of(name, variables.getOrDefault(name, known[0]), known);
  }

  private static Object outOfOrder(String word) {
    return switch (word) {
      case "run" -> true;
      case "leave" -> "leave";
      default -> false;
    };
  }

  private static Set<String> consents(String said) {
    return said.isBlank()
        ? Set.of()
        : Stream.of(said.split(",", -1))
            .map(one -> KnownWord.of(DeployVariables.CONSENTS, one, CONSENTS))
            .collect(Collectors.toSet());
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
    Map<String, Object> fields = new LinkedHashMap<>();
    Stream.of(possible)
        .map(Consent::field)
        .filter(given::contains)
        .forEach(field -> fields.put(field, true));
    return fields;
  }
}
