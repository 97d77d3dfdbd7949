package dev.slipway.transfer.export;

import dev.slipway.backup.catalogue.FileNames;
import dev.slipway.backup.catalogue.RunStamp;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.source.SourcePart;

/**
 * Where the files of one export are.
 *
 * @param database the folder of all exports of that database, ending with a slash
 * @param name of the export's own folder there
 */
public record ExportFolder(String database, String name) {

  /** The folder that all exports of a store are below. */
  public static final String ALL = "exports";

  /** What leads to the newest export of a database. */
  public static final String LATEST = "latest";

  /** The folder of the export that a run takes of a database. */
  public static ExportFolder of(String database, RunStamp stamp) {
    return new ExportFolder(of(database) + "/", stamp.name());
  }

  /** The folder of all exports of a database. */
  public static String of(String database) {
    return ALL + "/" + FileNames.ofDatabase(database);
  }

  /** What the keys of its files begin with. */
  public String prefix() {
    return database + name + "/";
  }

  /** The name of a file of rows, without its end. */
  static String file(SourcePart part) {
    return file(part.source().table().name()) + (part.count() > 1 ? ".p" + part.index() : "");
  }

  /** The name of the one file of a table, without its end. */
  public static String file(TableName table) {
    return FileNames.of(table.schema()) + "." + FileNames.of(table.name());
  }
}
