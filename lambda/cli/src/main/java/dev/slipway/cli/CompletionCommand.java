package dev.slipway.cli;

import dev.slipway.action.Field;
import dev.slipway.action.Form;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Prints what lets a shell complete actions and options; no action, for it needs no database. */
final class CompletionCommand implements Callable<Integer> {

  private static final Field<Boolean> INSTALL =
      Field.flag("install", "Have the shell that SHELL names read it whenever it starts.");

  private static final Form FORM =
      Form.of("completion", "Prints completion for bash and zsh: source <(slipway completion)")
          .taking(INSTALL);

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
    String completion = AutoComplete.bash(whole.getCommandName(), whole);
    if (TypedFields.of(FORM, spec.commandLine().getParseResult()).containsKey(INSTALL.name())) {
      install(completion);
    } else {
      terminal.out().println(completion);
    }
    return ExitCode.DONE;
  }

  private void install(String completion) {
    CompletionFiles files = CompletionFiles.of(terminal.environment());
    files.write(completion);
    terminal.answer(
        "Completion is in %s, and %s reads it. Open a new shell."
            .formatted(files.script(), files.startFile()));
  }
}
