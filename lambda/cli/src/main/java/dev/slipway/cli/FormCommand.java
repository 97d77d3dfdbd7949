package dev.slipway.cli;

import dev.slipway.Wiring;
import dev.slipway.action.Action;
import dev.slipway.action.Form;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.Verdict;
import dev.slipway.config.Settings;
import dev.slipway.config.SettingsReader;
import dev.slipway.config.VariableNames;
import dev.slipway.error.HeapUsedUp;
import dev.slipway.ledger.Deadline;
import dev.slipway.postgres.Interruption;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The command of an action: what was typed becomes its request, and its report an answer. */
final class FormCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Action action;
  private final CommandSpec spec;

  FormCommand(Terminal terminal, Action action) {
    this.terminal = terminal;
    this.action = action;
    this.spec = FormSpec.of(action.form(), this);
    if (!form().check().isEmpty()) {
      Switch.check(form().check()).addTo(spec);
    }
    Switch.JSON.addTo(spec);
    SettingOption.addTo(spec);
  }

  /** The command for the library that reads arguments. */
  CommandLine line() {
    return new CommandLine(spec);
  }

  /** What it is declared as. */
  Form form() {
    return action.form();
  }

  @Override
  public Integer call() {
    ParseResult typed = spec.commandLine().getParseResult();
    Report report = perform(typed);
    answer(report, typed);
    Interruption.Cause cause = terminal.interruption().cause();
    if (cause != null && report.verdict() == Verdict.PAUSED) {
      terminal.tellFailure("Interrupted by " + cause.name() + ". Run it again to go on.");
      return cause.exitCode();
    }
    return ExitCode.of(counted(report.verdict(), typed));
  }

  private void answer(Report report, ParseResult typed) {
    if (Switch.JSON.isOn(typed)) {
      terminal.hand(report.fields());
    } else if (report.commands()) {
      terminal.command(report.text());
    } else {
      terminal.answer(report.text());
    }
  }

  /** A finding always counts where there is no option that asks for it. */
  private Verdict counted(Verdict verdict, ParseResult typed) {
    String check = form().check();
    boolean counts = check.isEmpty() || Switch.check(check).isOn(typed);
    return verdict == Verdict.FOUND && !counts ? Verdict.DONE : verdict;
  }

  private Report perform(ParseResult typed) {
    Map<String, String> variables = TypedSettings.over(terminal.environment(), typed);
    String function = variables.get(VariableNames.SLIPWAY_FUNCTION);
    if (function != null) {
      return FunctionCommand.perform(action, function, typed, terminal);
    }
    Request request = action.readTyped(TypedFields.of(form(), typed), terminal.environment()::get);
    Settings settings = SettingsReader.read(variables, Wiring.credentials(variables));
    Terminal own = new Terminal(variables, terminal.out(), terminal.err(), terminal.person());
    try (CommandTunnel tunnel = CommandTunnel.of(own);
        Database database = database(request, tunnel.through(settings), own, typed)) {
      return perform(request, database);
    } catch (OutOfMemoryError e) {
      throw HeapUsedUp.by(e, "", "What was under way was broken off: look with status.");
    }
  }

  private Report perform(Request request, Database database) {
    Question question = new Question(terminal);
    try (ProgressLine line = new ProgressLine(terminal)) {
      return Wiring.desk(
              database.settings(),
              database.scratch(),
              Deadline.until(terminal.interruption()),
              new Progress(line, plan -> request.isAgreed() || question.allows(plan)))
          .perform(request);
    }
  }

  /** Nothing is thrown away on a server that is only configured. */
  private static Database database(
      Request request, Settings settings, Terminal own, ParseResult typed) {
    return switch (request.use()) {
      case CONNECTED -> Database.of(settings, own, request);
      case NAMED -> Database.notConnected(settings);
      case SCRATCH ->
          SettingOption.URL.isIn(typed)
              ? Database.notConnected(settings)
              : Database.withScratch(settings, own, request);
      case SCRATCH_APART -> Database.withScratch(settings, own, request);
      case CONNECTED_AND_SCRATCH ->
          settings.database() == null
              ? Database.of(settings, own, request)
              : Database.withScratch(settings, own, request);
    };
  }
}
