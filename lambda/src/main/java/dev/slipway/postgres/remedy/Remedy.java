package dev.slipway.postgres.remedy;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One reason and what helps against it.
 *
 * @param state an SQLSTATE, or its class
 * @param message what the server's text holds, where the SQLSTATE alone does not tell
 * @param facts what must be known besides
 * @param advice with {@code {again}}, {@code {script}}, {@code {role}} and the message's groups
 */
record Remedy(String state, Pattern message, Set<Fact> facts, String advice) {

  private static final String SCRIPT = "{script}";

  /** The advice for a failure, when it is of this kind. */
  Optional<String> adviceOn(String sqlState, String text, Circumstances circumstances) {
    Matcher found = message.matcher(text);
    boolean applies =
        sqlState.startsWith(state)
            && circumstances.facts().containsAll(facts)
            && (circumstances.script() != null || !advice.contains(SCRIPT))
            && found.find();
    return applies ? Optional.of(filled(found, circumstances)) : Optional.empty();
  }

  private String filled(Matcher found, Circumstances circumstances) {
    String text =
        advice
            .replace("{again}", circumstances.again())
            .replace(SCRIPT, String.valueOf(circumstances.script()))
            .replace("{role}", circumstances.role());
    for (int i = 1; i <= found.groupCount(); i++) {
      text = text.replace("{" + i + "}", String.valueOf(found.group(i)));
    }
    return text;
  }
}
