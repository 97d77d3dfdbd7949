package dev.slipway.infra;

import software.amazon.awscdk.Annotations;
import software.constructs.Construct;

/** Says at synth what a deploy would fail with: the function cannot take a backup yet. */
final class BackupWarning {

  private BackupWarning() {}

  static void add(Construct scope, DatabaseMigrationsProps props) {
    boolean backup = props.backup().beforeUp().isWantedIn(props.run().environment());
    if (backup || props.backup().snapshot()) {
      Annotations.of(scope)
          .addWarningV2(
              "slipway:backupBeforeUp",
              "up is to save the database first, which this version cannot do: a deploy with"
                  + " pending migrations fails before it changes anything. Take a backup, then say"
                  + " BackupBeforeUp.NEVER and no snapshotBeforeUp.");
    }
  }
}
