package dev.slipway.infra;

import java.util.List;
import java.util.Locale;

/** The folders of a database's backups in their bucket, as patterns of IAM. */
record BackupFolders(DatabaseMigrationsProps props) {

  private static final String ROOT = "database-backups/";

  /** How a folder of a backup begins: of a database that is called like an environment, no more. */
  private static final String STAMP = "????????_??????-*";

  /** Where they are written. */
  String own() {
    return environment() + name() + "*";
  }

  /** Where older versions kept them, beside those of other environments and servers. */
  String older() {
    return ROOT + (name().isEmpty() ? "*/" : name()) + STAMP;
  }

  /** The prefixes of keys that are listed. */
  List<String> listed() {
    return List.of(own(), ROOT + (name().isEmpty() ? "*" : name()));
  }

  private String environment() {
    return ROOT + props.run().environment().toLowerCase(Locale.ROOT) + "/";
  }

  /** Empty when only the secret knows it. */
  private String name() {
    return props.target().name().map(name -> name + "/").orElse("");
  }
}
