package dev.slipway.cli;

import dev.slipway.action.Action;
import dev.slipway.config.Settings;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says whether a backup is whole. */
@Command(
    name = "verify-backup",
    description = {
      "Says whether a backup is whole. Changes nothing. Exit 3 when anything is wrong with it, 1"
          + " when it could not be read."
    })
final class VerifyBackupCommand extends ActionCommand {

  @Parameters(
      paramLabel = "BACKUP",
      description =
          "Its URI as `backups` lists it, the path of its folder, latest, or latest:DATABASE.")
  private String backup = "";

  @ArgGroup private @Nullable Depth depth;

  /** At most one of them. */
  private static final class Depth {

    @Option(names = "--quick", description = "Which files are there, and how long they are.")
    private boolean quick;

    @Option(
        names = "--full",
        description = "Also reads every file: hashes, lengths, rows. The default.")
    private boolean full;

    @Option(
        names = "--rehearse",
        description =
            "Also restores it into a scratch database and compares: on an embedded PostgreSQL, or"
                + " on the server of --url, where a database slipway_rehearsal_... is made and"
                + " dropped. This runs what is in the backup.")
    private boolean rehearse;

    String word() {
      if (rehearse) {
        return "rehearse";
      }
      return quick && !full ? "quick" : "full";
    }
  }

  VerifyBackupCommand(Terminal terminal) {
    super(terminal, Action.VERIFY_BACKUP);
  }

  @Override
  void describe(Map<String, Object> fields) {
    fields.put("backup", backup);
    if (depth != null) {
      fields.put("depth", depth.word());
    }
  }

  /** A database that is only configured is never rehearsed on. */
  @Override
  Database database(Settings settings, Terminal own) {
    boolean embedded = depth != null && depth.rehearse && !namesDatabase();
    return embedded ? Database.withScratch(settings, own) : Database.notConnected(settings);
  }

  @Override
  String found() {
    return "something is wrong with the backup";
  }
}
