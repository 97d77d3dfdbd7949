package dev.slipway.backup.manifest;

import dev.slipway.json.StrictObject;

/** Reads where migrations stand, of every kind of manifest. */
public final class MigrationStateJson {

  private MigrationStateJson() {}

  /** Throws {@link IllegalArgumentException} that names what is wrong. */
  public static MigrationState read(StrictObject json) {
    MigrationState state =
        new MigrationState(
            json.text("schema"),
            json.textOrNull("current"),
            json.textIfThere("lastRun"),
            json.objects("applied", MigrationStateJson::applied));
    json.end();
    return state;
  }

  private static MigrationState.Applied applied(StrictObject json) {
    return new MigrationState.Applied(
        json.text("version"), json.text("state"), json.textOrNull("checksum"));
  }
}
