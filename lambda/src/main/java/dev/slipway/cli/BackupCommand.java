package dev.slipway.cli;

import dev.slipway.action.Action;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Backs the database up. */
@Command(
    name = "backup",
    description = {
      "Writes a backup of the whole database, as of one moment, into the store.",
      "Without a tool of ours: cat *.sql.zst | zstd -dc | psql -1 -v ON_ERROR_STOP=1 DATABASE"
    })
final class BackupCommand extends ActionCommand {

  @Option(
      names = "--compression",
      paramLabel = "KIND",
      description = "zstd or gzip (default: zstd).")
  private @Nullable String compression;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "How many sessions read rows side by side (default: 2).")
  private @Nullable Integer workers;

  @Option(names = "--no-unlogged", description = "Leave out the rows of unlogged tables.")
  private boolean noUnlogged;

  @Option(
      names = "--snapshot",
      description = "Take a snapshot of the RDS instance or Aurora cluster instead.")
  private boolean snapshot;

  @Option(names = "--wait", description = "With --snapshot: wait until it is available.")
  private boolean wait;

  BackupCommand(Terminal terminal) {
    super(terminal, Action.BACKUP);
  }

  @Override
  void describe(Map<String, Object> fields) {
    RequestFields.put(fields, "compression", compression);
    RequestFields.put(fields, "workers", workers);
    fields.put("unlogged", !noUnlogged);
    fields.put("kind", snapshot ? "snapshot" : "files");
    fields.put("wait", wait);
  }
}
