package dev.slipway.cli;

import dev.slipway.Wiring;
import dev.slipway.action.Action;
import dev.slipway.action.Json;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.RequestReader;
import dev.slipway.config.Settings;
import dev.slipway.config.SettingsReader;
import dev.slipway.error.HeapUsedUp;
import dev.slipway.run.Deadline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that asks for an action: builds the request, prints the report. */
abstract class ActionCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Action action;

  @Mixin private final CommonOptions options = new CommonOptions();
  @Mixin private final JsonOption json = new JsonOption();

  ActionCommand(Terminal terminal, Action action) {
    this.terminal = terminal;
    this.action = action;
  }

  /** Adds the request's own fields. */
  void describe(Map<String, Object> fields) {}

  /** The exit code for a report; by default what was found does not matter. */
  int exitCode(Report report) {
    return "PAUSED".equals(report.fields().get("outcome")) ? ExitCode.PAUSED : ExitCode.DONE;
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
    terminal.out().println(json.isSet() ? Json.text(report.fields()) : Text.of(report));
    return exitCode(report);
  }

  private Report perform() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("action", action.word());
    describe(fields);
    Request request = RequestReader.read(fields);
    Map<String, String> variables = options.over(terminal.environment());
    Settings settings = SettingsReader.read(variables, Wiring.credentials(variables));
    Terminal own = new Terminal(variables, terminal.out(), terminal.err());
    try (Database database = database(settings, own);
        ProgressLine line = new ProgressLine(terminal)) {
      return Wiring.actions(
              database.settings(), database.scratch(), Deadline.none(), new Progress(line, action))
          .perform(request);
    } catch (OutOfMemoryError e) {
      throw new HeapUsedUp("", "What was under way was broken off: look with status.", e);
    }
  }
}
