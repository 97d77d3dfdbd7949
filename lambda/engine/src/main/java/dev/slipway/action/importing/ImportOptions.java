package dev.slipway.action.importing;

import dev.slipway.action.Field;
import dev.slipway.action.Given;
import dev.slipway.action.LoadFields;
import dev.slipway.action.TableFields;
import dev.slipway.action.Values;
import dev.slipway.transfer.load.LoadMode;
import dev.slipway.transfer.load.TriggerUse;
import dev.slipway.transfer.table.TableChoice;

/**
 * What is imported, and how.
 *
 * @param place the folder, or the file
 * @param ignoresColumns whether values may be left out for which a table has no column
 * @param runsScripts whether scripts are run wherever the folder is
 * @param batch whether tables are committed one by one
 * @param checks whether the database is checked afterwards
 */
record ImportOptions(
    String place,
    LoadMode mode,
    TableChoice choice,
    TriggerUse triggers,
    boolean ignoresColumns,
    boolean runsScripts,
    boolean batch,
    boolean checks) {

  static final Field<String> FOLDER =
      Field.of("from", Values.TEXT)
          .needed()
          .argument(
              "FOLDER",
              "A folder, file:folder or s3://bucket/prefix with an export, with a latest that leads"
                  + " to one, or with files of your own (users.csv, billing.users.csv.gz); or one"
                  + " such file, or a dump of pg_dump (.sql).");

  static final Field<Boolean> IGNORE_COLUMNS =
      Field.flag("ignoreColumns", "Leave values out for which a table has no column.");

  static final Field<Boolean> RUN_SCRIPTS =
      Field.flag(
          "runScripts",
          "Run before-import.sql and after-import.sql of the folder also where it is not local.");

  static final Field<Boolean> CHECK = Field.unless("check", "Do not check the tables afterwards.");

  static ImportOptions of(Given given) {
    return new ImportOptions(
        given.require(FOLDER, "the folder or file to import"),
        given.get(LoadFields.MODE),
        TableFields.of(given),
        given.get(LoadFields.TRIGGERS).use(),
        given.get(IGNORE_COLUMNS),
        given.get(RUN_SCRIPTS),
        given.get(LoadFields.BATCH),
        given.get(CHECK));
  }
}
