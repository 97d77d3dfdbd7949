package dev.slipway.cli;

import dev.slipway.action.Action;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Restores a backup. */
@Command(
    name = "restore",
    description = {
      "Restores a backup into an empty database, or the rows of chosen tables.",
      "After a failure or a kill the same command goes on where it was.",
      "Restoring runs what is in the backup, with your rights: take only what you trust"
          + " (BACKUP_KEY signs backups, and refuses others)."
    })
final class RestoreCommand extends ActionCommand {

  @Parameters(
      paramLabel = "BACKUP",
      description =
          "file:/folder, s3://bucket/folder, the path of a backup's folder, latest, or"
              + " latest:DATABASE.")
  private String backup = "";

  @Option(
      names = "--clean",
      description = "First drop all that the database holds; with --table the rows of the tables.")
  private boolean clean;

  @Option(
      names = "--table",
      paramLabel = "SCHEMA.NAME",
      description = "Restore the rows of this table only, which must be there; repeatable.")
  private List<String> tables = List.of();

  @Option(names = "--no-owner", description = "Everything belongs to the role that restores.")
  private boolean noOwner;

  @Option(names = "--no-privileges", description = "Grant and revoke nothing.")
  private boolean noPrivileges;

  @Option(
      names = "--skip",
      paramLabel = "KIND",
      description =
          "Leave definitions of this kind out, such as publication, event-trigger,"
              + " default-privileges, comment-on-extension, leakproof, tablespace; repeatable.")
  private List<String> skip = List.of();

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "How many sessions work side by side (default: 2).")
  private @Nullable Integer workers;

  @Option(
      names = "--no-backup",
      description = "In a protected environment, drop what is there without a backup.")
  private boolean noBackup;

  @Option(
      names = "--confirm",
      paramLabel = "DATABASE",
      description = "In a protected environment, the database's name.")
  private @Nullable String confirm;

  @Option(
      names = "--from-environment",
      paramLabel = "NAME",
      description = "The backup is of this environment, or of another server of it.")
  private @Nullable String fromEnvironment;

  @Mixin private final EnvironmentChangedOption environmentChanged = new EnvironmentChangedOption();

  RestoreCommand(Terminal terminal) {
    super(terminal, Action.RESTORE);
  }

  @Override
  void describe(Map<String, Object> fields) {
    fields.put("backup", backup);
    fields.put("clean", clean);
    environmentChanged.describe(fields);
    fields.put("tables", tables);
    fields.put("owner", !noOwner);
    fields.put("privileges", !noPrivileges);
    fields.put("skip", skip);
    fields.put("backupFirst", noBackup ? "never" : "auto");
    RequestFields.put(fields, "workers", workers);
    RequestFields.put(fields, "confirm", confirm);
    RequestFields.put(fields, "fromEnvironment", fromEnvironment);
  }
}
