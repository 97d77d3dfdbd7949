package dev.slipway.action;

import dev.slipway.transfer.load.LoadMode;

/** The fields that say how rows go into tables. */
public final class LoadFields {

  public static final Field<LoadMode> MODE =
      Field.of("mode", Values.oneOf(LoadMode.class), LoadMode.REPLACE)
          .option(
              "MODE",
              "replace: the rows that are there go (default); append: they stay; upsert: they stay"
                  + " but for those of the same primary key.");

  public static final Field<Triggers> TRIGGERS =
      Field.of("triggers", Values.oneOf(Triggers.class), Triggers.OFF)
          .option("on|off", "Whether the tables' triggers fire for the rows (default: off).");

  public static final Field<Boolean> BATCH =
      Field.flag(
          "batch",
          "Commit table by table, where one transaction would be too long; after a failure or a"
              + " kill the same command goes on where it was.");

  private LoadFields() {}
}
