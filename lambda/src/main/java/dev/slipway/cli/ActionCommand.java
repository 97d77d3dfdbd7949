package dev.slipway.cli;

import dev.slipway.Wiring;
import dev.slipway.action.Action;
import dev.slipway.action.Json;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.RequestReader;
import dev.slipway.action.Verdict;
import dev.slipway.config.Settings;
import dev.slipway.config.SettingsReader;
import dev.slipway.error.HeapUsedUp;
import dev.slipway.ledger.Deadline;
import dev.slipway.plan.Plan;
import dev.slipway.postgres.Interruption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Spec;

/** A command that asks for an action: builds the request, prints the report. */
abstract class ActionCommand implements Callable<Integer> {

  /** The version on the command line. */
  private static final String TARGET = "target";

  private final Terminal terminal;
  private final Action action;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it in
  private CommandSpec spec;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final JsonOption json = new JsonOption();

  ActionCommand(Terminal terminal, Action action) {
    this.terminal = terminal;
    this.action = action;
  }

  /** Adds the request's own fields. */
  void describe(Map<String, Object> fields) {}

  /** What its common options are about; the others are understood, and not in the help. */
  final Set<Topic> topics() {
    return Topics.of(action);
  }

  /** What exit code 3 says of it; empty where it is never given. */
  String found() {
    return "";
  }

  /** What its verdict tells the caller. */
  int exitCode(Verdict verdict) {
    return switch (verdict) {
      case DONE -> ExitCode.DONE;
      case FOUND -> ExitCode.FOUND;
      case PAUSED -> ExitCode.PAUSED;
      case BUSY -> ExitCode.LOCKED;
    };
  }

  /** Whether a person agrees to a plan; by default nobody is asked. */
  boolean agrees(Plan plan, Terminal own) {
    return true;
  }

  /**
   * The database the action is about; its terminal has the variables with the options over them.
   */
  Database database(Settings settings, Terminal own) {
    return Database.of(settings, own);
  }

  /** True when the command line itself names the database. */
  final boolean namesDatabase() {
    return options.hasUrl();
  }

  @Override
  public Integer call() {
    Report report = perform();
    if (json.isSet()) {
      terminal.out().println(Json.text(report.fields()));
    } else {
      terminal.answer(report.text());
    }
    Interruption.Cause cause = terminal.interruption().cause();
    if (cause != null && report.verdict() == Verdict.PAUSED) {
      terminal.tellFailure("Interrupted by " + cause.name() + ". Run it again to go on.");
      return cause.exitCode();
    }
    return exitCode(report.verdict());
  }

  /** What a field is called on the command line. */
  private String written(String field) {
    String option = "--" + field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    List<PositionalParamSpec> parameters = spec.positionalParameters();
    if (spec.findOption(option) != null) {
      return option;
    }
    return parameters.stream()
        .map(PositionalParamSpec::paramLabel)
        .filter(label -> field.equals(TARGET) || label.equalsIgnoreCase(field))
        .findFirst()
        .orElse(field);
  }

  private Report perform() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("action", action.word());
    describe(fields);
    Request request = RequestReader.read(fields, this::written, terminal.environment()::get);
    Map<String, String> variables = options.over(terminal.environment());
    Settings settings = SettingsReader.read(variables, Wiring.credentials(variables));
    Terminal own = new Terminal(variables, terminal.out(), terminal.err(), terminal.person());
    try (Database database = database(settings, own);
        ProgressLine line = new ProgressLine(terminal)) {
      return Wiring.actions(
              database.settings(),
              database.scratch(),
              Deadline.until(terminal.interruption()),
              new Progress(line, action, plan -> agrees(plan, terminal)))
          .perform(request);
    } catch (OutOfMemoryError e) {
      throw HeapUsedUp.by(e, "", "What was under way was broken off: look with status.");
    }
  }
}
