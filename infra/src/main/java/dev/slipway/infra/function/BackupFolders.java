package dev.slipway.infra.function;

import dev.slipway.backup.catalogue.BackupFolder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awscdk.Token;

/**
 * The folders of a database's backups in their bucket, as patterns of IAM.
 *
 * @param database its name, empty when only the secret knows it
 */
public record BackupFolders(String environment, Optional<String> database) {

  private static final String ROOT = BackupFolder.ALL + "/";

  /** How a folder of a backup begins: of a database that is called like an environment, no more. */
  private static final String STAMP = "????????_??????-*";

  /** Where they are written. */
  String own() {
    return folder() + name() + "*";
  }

  /** Where older versions kept them, beside those of other environments and servers. */
  String older() {
    return ROOT + (name().isEmpty() ? "*/" : name()) + STAMP;
  }

  /** The prefixes of keys that are listed. */
  List<String> listed() {
    return List.of(own(), ROOT + (name().isEmpty() ? "*" : name()));
  }

  private String folder() {
    return ROOT + lower(environment) + "/";
  }

  /** A word that only the deploy knows is in lower case there. */
  private static String lower(String environment) {
    return Token.isUnresolved(environment) ? environment : environment.toLowerCase(Locale.ROOT);
  }

  private String name() {
    return database.map(name -> name + "/").orElse("");
  }
}
