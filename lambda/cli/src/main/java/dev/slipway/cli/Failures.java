package dev.slipway.cli;

import dev.slipway.action.ActionFailed;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.SlipwayException;
import dev.slipway.ledger.RunLockNotObtained;
import dev.slipway.postgres.Interruption;
import dev.slipway.remote.RemoteFailed;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into a message, with --json also into a report, and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private final Terminal terminal;

  Failures(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    String message = UsageMessage.of(failure, arguments);
    if (Switch.JSON.isAmong(arguments)) {
      Map<String, @Nullable Object> report = report(command, message);
      report.putAll(new InvalidInput(message).fields().map());
      report.put("exitCode", ExitCode.USAGE);
      terminal.hand(report);
    }
    terminal.tellFailure(message);
    return ExitCode.USAGE;
  }

  /** Only what nobody foresaw comes with a stack trace. */
  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult result) {
    boolean json = Switch.JSON.isOn(command.getParseResult());
    if (json) {
      terminal.hand(report(command, failure));
    } else if (failure instanceof ActionFailed failed) {
      terminal.answer(failed.report().text());
    }
    terminal.out().flush();
    explain(failure);
    return code(failure);
  }

  private void explain(Exception failure) {
    if (failure instanceof SlipwayException) {
      terminal.tellFailure(message(failure));
    } else {
      terminal.tellFault(failure);
    }
  }

  /** What an interruption brings about tells of it, unless it does so itself. */
  private String message(Exception failure) {
    String message = String.valueOf(failure.getMessage());
    Interruption.Cause cause = terminal.interruption().cause();
    return cause == null || message.startsWith("Interrupted")
        ? message
        : "Interrupted by " + cause.name() + ". " + message;
  }

  private Map<String, @Nullable Object> report(CommandLine command, Exception failure) {
    Map<String, @Nullable Object> report =
        failure instanceof ActionFailed failed
            ? new LinkedHashMap<>(failed.report().fields())
            : report(command, message(failure));
    if (failure instanceof SlipwayException known) {
      report.putAll(known.fields().map());
    }
    report.put("exitCode", code(failure));
    return report;
  }

  private static Map<String, @Nullable Object> report(CommandLine command, String message) {
    Map<String, @Nullable Object> report = new LinkedHashMap<>();
    report.put("action", command.getParent() == null ? null : command.getCommandName());
    report.put("outcome", "FAILED");
    report.put("message", message);
    return report;
  }

  private int code(Exception failure) {
    Interruption.Cause cause = terminal.interruption().cause();
    if (cause != null) {
      return cause.exitCode();
    }
    if (failure instanceof InvalidInput) {
      return ExitCode.USAGE;
    }
    if (failure instanceof RemoteFailed remote) {
      return code(remote);
    }
    return failure instanceof RunLockNotObtained ? ExitCode.LOCKED : ExitCode.FAILED;
  }

  private static int code(RemoteFailed failure) {
    return switch (failure.kind()) {
      case FAILED -> ExitCode.FAILED;
      case WRONG_INPUT -> ExitCode.USAGE;
      case LOCKED -> ExitCode.LOCKED;
    };
  }
}
