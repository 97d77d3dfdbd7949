package dev.slipway.infra;

import software.amazon.awscdk.Annotations;
import software.constructs.Construct;

/** Says at synth what a deploy would fail with: a backup that the function cannot take. */
final class BackupWarning {

  private BackupWarning() {}

  static void add(Construct scope, DatabaseMigrationsProps props) {
    if (props.backup().snapshot()) {
      Annotations.of(scope)
          .addWarningV2(
              "slipway:snapshotBeforeUp",
              "up is to take a snapshot first, which this version cannot do: a deploy with pending"
                  + " migrations fails before it changes anything. Leave snapshotBeforeUp out; with"
                  + " BackupBeforeUp.ALWAYS a backup is taken.");
    }
  }
}
