package dev.slipway.cli;

import dev.slipway.action.Action;
import dev.slipway.action.Argument;
import dev.slipway.action.Field;
import dev.slipway.action.Report;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import dev.slipway.remote.RemoteFunction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/** Has the deployed function do what was typed. */
final class FunctionCommand {

  /** What stands in the help for files of whoever runs the action. */
  private static final Set<String> FILES = Set.of("FILE", "FOLDER");

  private FunctionCommand() {}

  /**
   * The function's report. Throws {@link InvalidInput} for options that mean something only here:
   * the function has its own database, migrations and store.
   */
  static Report perform(Action action, String function, ParseResult typed, Terminal terminal) {
    Map<String, Object> fields = TypedFields.of(action.form(), typed);
    Problems problems = new Problems();
    SettingOption.typed(typed)
        .filter(setting -> setting != SettingOption.FUNCTION)
        .forEach(
            setting ->
                problems.add(
                    setting.shown(), "is the function's own to know; leave it out, or --function"));
    for (Field<?> field : action.form().fields()) {
      for (Argument argument : field.arguments()) {
        boolean here =
            FILES.contains(argument.label())
                && fields.get(field.name()) instanceof String place
                && !place.contains("://");
        if (here) {
          problems.add(argument.shown(), "names a file of this machine, which no function sees");
        }
      }
    }
    problems.throwIfAny(
        list ->
            new InvalidInput(
                Problems.format("This cannot be asked of a function:", list)
                    + "\nNothing was done."));
    // What is wrong is told by the options' names; variables are the function's.
    action.readTyped(fields, name -> "");
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("action", action.form().word());
    request.putAll(fields);
    return new RemoteFunction(function, terminal::tell, terminal.interruption()::isAsked)
        .perform(request);
  }
}
