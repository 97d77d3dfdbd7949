package dev.slipway.mysql.translate;

import dev.slipway.mysql.schema.MysqlForeignKey;
import dev.slipway.mysql.schema.MysqlSchema;
import dev.slipway.mysql.schema.MysqlTable;
import java.util.Optional;

/** The statement that makes a foreign key. */
final class KeyText {

  private final MysqlSchema schema;

  KeyText(MysqlSchema schema) {
    this.schema = schema;
  }

  Lines lines(MysqlTable table, MysqlForeignKey key) {
    Optional<MysqlTable> target =
        key.database().equals(schema.database())
            ? schema.tables().stream()
                .filter(one -> one.name().equalsIgnoreCase(key.table()))
                .findFirst()
            : Optional.empty();
    if (target.isEmpty()) {
      return not(table, key, "which is not here");
    }
    if (!IndexText.identifies(target.get(), key.targetColumns())) {
      return not(table, key, "which no unique key tells apart");
    }
    return new Lines()
        .add(
            "ALTER TABLE %s ADD CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s (%s)%s%s;"
                .formatted(
                    PgName.of(table.name()),
                    PgName.of(key.name()),
                    PgName.list(IndexText.spelled(table, key.columns())),
                    PgName.of(target.get().name()),
                    PgName.list(IndexText.spelled(target.get(), key.targetColumns())),
                    rule("UPDATE", key.onUpdate()),
                    rule("DELETE", key.onDelete())));
  }

  private static Lines not(MysqlTable table, MysqlForeignKey key, String why) {
    return new Lines()
        .note(
            "%s has the foreign key %s of %s to %s.%s of %s, %s"
                .formatted(
                    table.name(),
                    key.name(),
                    key.columns(),
                    key.database(),
                    key.table(),
                    key.targetColumns(),
                    why));
  }

  /** MySQL's RESTRICT and NO ACTION are one, and what a key has that says nothing. */
  private static String rule(String when, String rule) {
    return rule.equals("RESTRICT") || rule.equals("NO ACTION") ? "" : " ON " + when + " " + rule;
  }
}
