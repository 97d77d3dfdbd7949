package dev.slipway.cli;

import dev.slipway.ToolVersion;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** Puts the commands together. */
final class CommandLineBuilder {

  @Command(
      name = "slipway",
      description = "Changes PostgreSQL schemas safely.",
      synopsisSubcommandLabel = "COMMAND",
      footer = {
        "",
        "Without --url, DATABASE_URL or DB_HOST an embedded PostgreSQL is used, which",
        "keeps its data in .slipway/, and its backups in .slipway/backups/.",
        "",
        "Exit codes:",
        "  0  done",
        "  1  the migration or action failed",
        "  2  wrong usage or configuration",
        "  3  status --check, validate, drift or verify-backup found something",
        "  4  paused",
        "  5  another run holds the run lock",
        "  130, 143  ended by Ctrl-C or SIGTERM"
      })
  private static final class Top {}

  private final Terminal terminal;

  CommandLineBuilder(Terminal terminal) {
    this.terminal = terminal;
  }

  CommandLine build() {
    CommandLine line = new CommandLine(CommandSpec.forAnnotatedObject(new Top()));
    line.getCommandSpec().mixinStandardHelpOptions(true).version("slipway " + ToolVersion.TEXT);
    add(line, "up", new UpCommand(terminal));
    add(line, "down", new DownCommand(terminal));
    add(line, "status", new StatusCommand(terminal));
    add(line, "plan", new PlanCommand(terminal));
    add(line, "validate", new ValidateCommand(terminal));
    add(line, "baseline", new BaselineCommand(terminal));
    add(line, "repair", new RepairCommand(terminal));
    add(line, "drift", new DriftCommand(terminal));
    add(line, "history", new HistoryCommand(terminal));
    add(line, "backup", new BackupCommand(terminal));
    add(line, "backups", new BackupsCommand(terminal));
    add(line, "verify-backup", new VerifyBackupCommand(terminal));
    add(line, "restore", new RestoreCommand(terminal));
    add(line, "new", new NewCommand(terminal));
    line.setOut(writer(terminal.out()));
    line.setErr(writer(terminal.err()));
    Failures failures = new Failures(terminal);
    line.setParameterExceptionHandler(failures);
    line.setExecutionExceptionHandler(failures);
    line.setExpandAtFiles(false);
    HelpLayout.use(line, terminal.environment());
    return line;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private static void add(CommandLine line, String name, Object command) {
    CommandLine sub = new CommandLine(command);
    sub.getCommandSpec().mixinStandardHelpOptions(true);
    line.addSubcommand(name, sub);
  }
}
