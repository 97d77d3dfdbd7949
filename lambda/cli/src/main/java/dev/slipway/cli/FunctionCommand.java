package dev.slipway.cli;

import dev.slipway.action.Action;
import dev.slipway.action.Argument;
import dev.slipway.action.Field;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.down.DownRequest;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import dev.slipway.remote.RemoteFunction;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    refuseWhatIsHere(action, fields, typed);
    // What is wrong is told by the options' names; variables are the function's.
    Request wanted = action.readTyped(fields, name -> "");
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("action", action.form().word());
    request.putAll(fields);
    RemoteFunction remote =
        new RemoteFunction(function, terminal::tell, pause -> isInterrupted(terminal, pause));
    if (action.equals(DownRequest.ACTION) && wanted.isRun() && !wanted.isAgreed()) {
      ask(remote, request, new Question(terminal));
    }
    return remote.perform(request);
  }

  private static void refuseWhatIsHere(
      Action action, Map<String, Object> fields, ParseResult typed) {
    Problems problems = new Problems();
    SettingOption.typed(typed)
        .filter(setting -> setting != SettingOption.FUNCTION)
        .forEach(
            setting ->
                problems.add(
                    setting.shown(), "is the function's own to know; leave it out, or --function"));
    refuseFiles(action, fields, problems);
    problems.throwIfAny(
        list ->
            new InvalidInput(
                Problems.format("This cannot be asked of a function:", list)
                    + "\nNothing was done."));
  }

  private static void refuseFiles(Action action, Map<String, Object> fields, Problems problems) {
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
  }

  /** Nobody can be asked while the function runs it, so that it is asked for its plan before. */
  private static void ask(RemoteFunction remote, Map<String, Object> request, Question question) {
    if (!question.canBeAsked()) {
      return;
    }
    Map<String, Object> plan = new LinkedHashMap<>(request);
    plan.put("dryRun", true);
    if (!question.allowsBack(steps(remote.perform(plan)))) {
      throw new InvalidInput("Nobody agreed to it. Nothing was done.");
    }
  }

  private static List<String> steps(Report plan) {
    return plan.fields().get("steps") instanceof List<?> steps
        ? steps.stream().map(FunctionCommand::step).toList()
        : List.of();
  }

  private static String step(@Nullable Object step) {
    return step instanceof Map<?, ?> fields
        ? fields.get("version") + " " + fields.get("description")
        : String.valueOf(step);
  }

  private static boolean isInterrupted(Terminal terminal, Duration pause) {
    try {
      return terminal.interruption().sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
