package dev.slipway.action.export;

import dev.slipway.action.Field;
import dev.slipway.action.Given;
import dev.slipway.action.Value;
import dev.slipway.action.Values;
import dev.slipway.transfer.export.ExportForm;
import dev.slipway.transfer.manifest.Packing;
import dev.slipway.transfer.manifest.RowFormat;
import dev.slipway.transfer.source.Newest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that say what the files of an export are like, and which rows are the newest. */
final class ExportFields {

  static final Field<RowFormat> FORMAT =
      Field.of("format", format(), RowFormat.CSV)
          .option(
              "FORMAT",
              "csv, sql (COPY ... FROM stdin, and all_data.sql with all of it), json (an array a"
                  + " file) or jsonl (an object a line) (default: csv).");

  static final Field<Packing> COMPRESSION =
      Field.of("compression", Values.oneOf(Packing.class), Packing.NONE)
          .option("KIND", "none, zstd or gzip (default: none).");

  static final Field<Boolean> CHECKSUM =
      Field.flag(
          "checksum",
          "Have the manifest say what the contents of each table come to, so that check --checksum"
              + " needs no files. Every row is read once more.");

  static final Field<Integer> LAST =
      Field.of("last", Values.COUNT)
          .option("N", "Of each table only the newest rows, by the column of --order-by.");

  static final Field<String> ORDER_BY =
      Field.of("orderBy", Values.TEXT)
          .option("COLUMN", "With --last: the column by which rows are newer than others.");

  private ExportFields() {}

  static ExportForm form(Given given) {
    return new ExportForm(given.get(FORMAT), given.get(COMPRESSION), given.get(CHECKSUM));
  }

  /** Null where all rows are wanted. */
  static @Nullable Newest newest(Given given) {
    Integer last = given.find(LAST);
    String column = given.find(ORDER_BY);
    if (last == null) {
      given.refuseIfAsked(ORDER_BY, "goes with last, which says how many rows");
    } else if (column == null) {
      given.refuse(
          LAST, "needs --order-by (orderBy), the column by which rows are newer than others");
    }
    return last == null || column == null ? null : new Newest(last, column);
  }

  private static Value<RowFormat> format() {
    List<String> words = Arrays.stream(RowFormat.values()).map(RowFormat::suffix).toList();
    return new Value<>(
        Map.of("enum", words),
        value ->
            Arrays.stream(RowFormat.values())
                .filter(one -> one.suffix().equals(value))
                .findFirst()
                .orElseThrow(
                    () -> new IllegalArgumentException("must be csv, sql, json or jsonl")));
  }
}
