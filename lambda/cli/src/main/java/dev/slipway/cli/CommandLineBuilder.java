package dev.slipway.cli;

import dev.slipway.Directory;
import dev.slipway.ToolVersion;
import dev.slipway.action.Action;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Puts the commands together. */
final class CommandLineBuilder {

  private static final String[] FOOTER = {
    "",
    "Without --url, DATABASE_URL or DB_HOST an embedded PostgreSQL is used, which",
    "keeps its data in .slipway/, and its backups in .slipway/backups/.",
    "",
    "Exit codes:",
    "  0  done",
    "  1  the migration or action failed",
    "  2  wrong usage or configuration",
    "  3  something was found; the help of an action says what",
    "  4  paused",
    "  5  another run holds the run lock",
    "  130, 143  ended by Ctrl-C or SIGTERM"
  };

  private static final String VERSION = "slipway " + ToolVersion.TEXT;

  private final Terminal terminal;

  CommandLineBuilder(Terminal terminal) {
    this.terminal = terminal;
  }

  /** For arguments that begin with an action's word, this one alone: the others take time. */
  CommandLine buildFor(String... arguments) {
    CommandLine line = new CommandLine(top());
    if (arguments.length > 0 && Directory.WORDS.contains(arguments[0])) {
      addAction(arguments[0], line);
    } else {
      Directory.WORDS.forEach(word -> addAction(word, line));
      line.addSubcommand("new", new NewCommand(terminal).line());
      line.addSubcommand("completion", new CompletionCommand(terminal).line());
    }
    return wired(line);
  }

  private CommandLine wired(CommandLine line) {
    line.setOut(writer(terminal.out()));
    line.setErr(writer(terminal.err()));
    line.getSubcommands().values().forEach(one -> one.getCommandSpec().version(VERSION));
    Failures failures = new Failures(terminal);
    line.setParameterExceptionHandler(failures);
    line.setExecutionExceptionHandler(failures);
    line.setExpandAtFiles(false);
    HelpLayout.use(line, terminal.environment());
    return line;
  }

  private void addAction(String word, CommandLine line) {
    Action action = Objects.requireNonNull(Directory.find(word), word);
    line.addSubcommand(word, new FormCommand(terminal, action).line());
  }

  private static CommandSpec top() {
    CommandSpec top =
        CommandSpec.create().name("slipway").mixinStandardHelpOptions(true).version(VERSION);
    top.usageMessage()
        .description("Changes PostgreSQL schemas safely.")
        .synopsisSubcommandLabel("COMMAND")
        .footer(FOOTER);
    return top;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
