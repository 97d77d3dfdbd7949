package dev.slipway.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.slipway.Wiring;
import dev.slipway.action.Action;
import dev.slipway.action.ActionFailed;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.RequestReader;
import dev.slipway.config.Settings;
import dev.slipway.config.SettingsReader;
import dev.slipway.error.SlipwayException;
import dev.slipway.run.Deadline;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that asks for an action: builds the request, prints the report. */
abstract class ActionCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Action action;

  @Mixin private final CommonOptions options = new CommonOptions();

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

  @Override
  public Integer call() throws IOException {
    Progress progress = new Progress(terminal);
    try {
      Report report = perform(progress);
      progress.clear();
      print(report);
      return exitCode(report);
    } catch (SlipwayException e) {
      progress.clear();
      printFailure(e);
      throw e;
    }
  }

  private Report perform(Progress progress) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("action", action.word());
    describe(fields);
    Request request = RequestReader.read(fields);
    Settings settings = SettingsReader.read(options.over(terminal.environment()));
    try (Database database = Database.of(settings, terminal)) {
      return Wiring.actions(database.settings(), Deadline.none(), progress).perform(request);
    }
  }

  private void printFailure(SlipwayException failure) throws IOException {
    if (failure instanceof ActionFailed failed) {
      print(failed.report());
    } else if (options.json()) {
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("action", action.word());
      report.put("outcome", "FAILED");
      report.put("message", failure.getMessage());
      terminal.out().println(JSON.std.asString(report));
    }
  }

  private void print(Report report) throws IOException {
    terminal.out().println(options.json() ? JSON.std.asString(report.fields()) : Text.of(report));
  }
}
