package dev.slipway.cli;

import dev.slipway.config.VariableNames;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.ParseResult;

/**
 * The environment with the options that were typed over it. A database, a backup store or a tunnel
 * on the command line is the only one.
 */
final class TypedSettings {

  /** The variables that name another database, or what it lies in. */
  private static final Pattern DATABASE =
      Pattern.compile("DATABASE_URL|DB_(HOST|PORT|NAME|SECRET_ARN|AUTH|RESOURCE_ID)");

  private TypedSettings() {}

  /**
   * The variables that hold. Throws {@link InvalidInput} for an empty option: most likely a
   * variable of a script was not set, and the default would be another database or environment than
   * the one that was meant.
   */
  static Map<String, String> over(Map<String, String> environment, ParseResult typed) {
    Map<String, String> variables = withoutOthers(environment, typed);
    Problems problems = new Problems();
    SettingOption.typed(typed)
        .forEach(
            setting -> {
              String value = setting.value(typed);
              variables.put(setting.variable(), value);
              if (value.isBlank()) {
                problems.add(setting.shown(), "is empty; leave it out, or say what is meant");
              }
            });
    refuseIdle(variables, typed, problems);
    problems.throwIfAny(
        list ->
            new InvalidInput(
                Problems.format("The options are wrong:", list) + "\nNothing was done."));
    return variables;
  }

  /** What says how a tunnel is to be, where there is none, most likely lacks the word for one. */
  private static void refuseIdle(
      Map<String, String> variables, ParseResult typed, Problems problems) {
    SettingOption.typed(typed)
        .forEach(
            setting ->
                setting
                    .needs()
                    .filter(other -> !variables.containsKey(other.variable()))
                    .ifPresent(
                        other ->
                            problems.add(
                                setting.shown(),
                                "says nothing without %s (%s)"
                                    .formatted(other.shown(), other.variable()))));
  }

  private static Map<String, String> withoutOthers(
      Map<String, String> environment, ParseResult typed) {
    Map<String, String> variables = new LinkedHashMap<>(environment);
    if (SettingOption.URL.isIn(typed)) {
      variables.keySet().removeIf(name -> DATABASE.matcher(name).matches());
    }
    if (SettingOption.BACKUP_STORE.isIn(typed)) {
      variables.remove(VariableNames.BACKUP_S3_BUCKET);
    }
    boolean ssh = SettingOption.SSH.isIn(typed);
    if (ssh != SettingOption.SSM.isIn(typed)) {
      variables.remove(ssh ? VariableNames.SSM_TUNNEL : VariableNames.SSH_TUNNEL);
    }
    return variables;
  }
}
