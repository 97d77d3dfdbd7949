package dev.slipway.transfer.export;

import dev.slipway.backup.manifest.Hashing;
import dev.slipway.backup.part.SequenceValues;
import dev.slipway.backup.part.SqlFile;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.TableName;
import dev.slipway.storage.Storage;
import dev.slipway.storage.Upload;
import dev.slipway.transfer.manifest.ExportedFile;
import dev.slipway.transfer.manifest.ExportedTable;
import dev.slipway.transfer.table.DataSchema;
import dev.slipway.transfer.table.ForeignKey;
import dev.slipway.transfer.table.KeyOrder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All rows as one script for psql, made of the files that are in the store already: compressed or
 * not, they can be put one behind the other. Keys that lead in a circle are deferred while it runs.
 */
record AllData(Storage storage, ExportFolder folder, ExportForm form) {

  private static final String NAME = "all_data";

  private static final int BUFFER = 64 * 1024;

  /** Writes it; gives what it takes in the store. */
  long write(DataSchema schema, List<ExportedTable> tables, List<SequenceValues> sequences)
      throws IOException {
    Map<TableName, ExportedTable> byName = new HashMap<>();
    tables.forEach(table -> byName.put(table.name(), table));
    KeyOrder order = KeyOrder.of(byName.keySet(), schema.keys());
    List<ForeignKey> open = order.open().stream().filter(key -> isOpen(key, byName)).toList();
    try (Upload upload = storage.createBeside(folder.prefix() + NAME + form.suffix())) {
      Hashing counted = new Hashing(upload);
      text(counted, begin(open));
      for (TableName table : order.tables()) {
        for (ExportedFile file : Objects.requireNonNull(byName.get(table)).files()) {
          copy(file, counted);
        }
      }
      text(counted, end(open, sequences));
      upload.complete();
      return counted.bytes();
    }
  }

  /** What a table says of itself is looked at when its rows are all there: behind one COPY. */
  private static boolean isOpen(ForeignKey key, Map<TableName, ExportedTable> tables) {
    ExportedTable table = tables.get(key.table());
    return !key.table().equals(key.target()) || (table != null && table.files().size() > 1);
  }

  private void text(OutputStream out, List<String> lines) throws IOException {
    try (OutputStream compressed = form.packing().compress(out)) {
      SqlFile.lines(compressed, lines.toArray(String[]::new));
    }
  }

  private void copy(ExportedFile file, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = storage.open(folder.prefix() + file.file())) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        out.write(buffer, 0, length);
      }
    }
  }

  private static List<String> begin(List<ForeignKey> open) {
    return Stream.of(
            Stream.of(
                "-- Into empty tables: psql -v ON_ERROR_STOP=1 -f this file DATABASE", "BEGIN;"),
            altered(open, "DEFERRABLE"),
            Stream.of("SET CONSTRAINTS ALL DEFERRED;", ""))
        .flatMap(lines -> lines)
        .toList();
  }

  private static List<String> end(List<ForeignKey> open, List<SequenceValues> sequences) {
    List<String> lines = new ArrayList<>(List.of("SET CONSTRAINTS ALL IMMEDIATE;"));
    altered(open, "NOT DEFERRABLE").forEach(lines::add);
    sequences.forEach(sequence -> lines.add(sequence.statement()));
    lines.add("COMMIT;");
    return lines;
  }

  private static Stream<String> altered(List<ForeignKey> open, String how) {
    return open.stream()
        .filter(key -> !key.deferrable())
        .map(
            key ->
                "ALTER TABLE %s ALTER CONSTRAINT %s %s;"
                    .formatted(key.table().quoted(), Sql.name(key.name()), how));
  }
}
