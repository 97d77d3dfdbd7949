package dev.slipway.transfer.copy;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.table.DataSchema;
import java.util.List;
import java.util.stream.Stream;

/** Masked columns on which something else of the target counts. */
public record MaskNeeds(Session target) {

  private static final String UNIQUE =
      """
      SELECT n.nspname AS schema, c.relname AS name, x.relname AS index, a.attname AS column
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
          AND a.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1])
      WHERE i.indisunique AND NOT c.relispartition AND n.nspname !~ '^pg_'
      ORDER BY n.nspname, c.relname, x.relname\
      """;

  /** In sentences. One round trip, where there are masks. */
  public List<String> of(List<Mask> masks, DataSchema schema) {
    List<Row> unique = masks.isEmpty() ? List.of() : target.execute(UNIQUE).get(0).list();
    return masks.stream()
        .flatMap(mask -> Stream.concat(needs(mask, unique), refers(mask, schema)))
        .toList();
  }

  private static Stream<String> needs(Mask mask, List<Row> unique) {
    return unique.stream()
        .filter(row -> mask.table().equals(new TableName(row.text("schema"), row.text("name"))))
        .filter(row -> mask.column().equals(row.text("column")))
        .map(row -> mask + " is masked, and the index " + row.text("index") + " needs it unique");
  }

  private static Stream<String> refers(Mask mask, DataSchema schema) {
    return schema.keys().stream()
        .filter(
            key ->
                mask.isOf(key.table(), key.columns())
                    || mask.isOf(key.target(), key.targetColumns()))
        .map(
            key ->
                "%s is masked, and the foreign key %s of %s refers by it"
                    .formatted(mask, key.name(), key.table()));
  }
}
