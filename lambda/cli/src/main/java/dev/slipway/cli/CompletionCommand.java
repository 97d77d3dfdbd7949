package dev.slipway.cli;

import dev.slipway.action.Form;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Prints what lets a shell complete actions and options; no action, for it needs no database. */
final class CompletionCommand implements Callable<Integer> {

  private static final Form FORM =
      Form.of("completion", "Prints completion for bash and zsh: source <(slipway completion)");

  private final Terminal terminal;
  private final CommandSpec spec;

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
    this.spec = FormSpec.of(FORM, this);
  }

  /** The command for the library that reads arguments. */
  CommandLine line() {
    return new CommandLine(spec);
  }

  @Override
  public Integer call() {
    CommandLine whole = spec.commandLine().getParent();
    terminal.out().println(AutoComplete.bash(whole.getCommandName(), whole));
    return ExitCode.DONE;
  }
}
