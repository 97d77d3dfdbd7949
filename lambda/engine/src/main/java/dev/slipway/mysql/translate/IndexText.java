package dev.slipway.mysql.translate;

import dev.slipway.mysql.schema.MysqlColumn;
import dev.slipway.mysql.schema.MysqlIndex;
import dev.slipway.mysql.schema.MysqlIndex.Part;
import dev.slipway.mysql.schema.MysqlTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The statement that makes an index. */
final class IndexText {

  private final MysqlTable table;
  private final UniqueNames names;

  IndexText(MysqlTable table, UniqueNames names) {
    this.table = table;
    this.names = names;
  }

  Lines lines(MysqlIndex index) {
    Lines lines = new Lines();
    boolean ordinary = index.kind().equals("BTREE") || index.kind().equals("HASH");
    if (!ordinary || index.parts().stream().anyMatch(part -> part.column() == null)) {
      return lines.note(other(index));
    }
    if (index.unique() && index.columns().stream().anyMatch(this::ignoresCase)) {
      lines.note(index.name() + " of " + table.name() + " compares texts without case");
    }
    String name = PgName.of(names.give(index.name(), table.name()));
    lines.add(
        "CREATE %sINDEX %s ON %s (%s);"
            .formatted(
                index.unique() ? "UNIQUE " : "",
                name,
                PgName.of(table.name()),
                index.parts().stream().map(this::part).collect(Collectors.joining(", "))));
    TableText.comment(lines, "INDEX " + name, index.comment());
    return lines;
  }

  /** One of a kind that PostgreSQL does not have. */
  private String other(MysqlIndex index) {
    return "%s has the %s index %s (%s)"
        .formatted(
            table.name(),
            index.kind(),
            index.name(),
            index.parts().stream().map(IndexText::shown).collect(Collectors.joining(", ")));
  }

  private static String shown(Part part) {
    return part.column() == null ? String.valueOf(part.expression()) : part.column();
  }

  private boolean ignoresCase(String column) {
    return table.column(column).filter(one -> one.collation().contains("_ci")).isPresent();
  }

  private String part(Part part) {
    String column = String.valueOf(part.column());
    String name = PgName.of(column);
    Optional<String> type = table.column(column).map(TranslatedType::of);
    boolean begins = part.prefix() > 0 && !type.equals(Optional.of("uuid"));
    String whole = begins ? "substr(%s, 1, %d)".formatted(name, part.prefix()) : name;
    return whole + (part.descending() ? " DESC" : "");
  }

  /** True when a foreign key can refer to these columns of the table. */
  static boolean identifies(MysqlTable table, List<String> columns) {
    return table.indexes().stream()
        .filter(MysqlIndex::unique)
        .filter(index -> index.parts().stream().allMatch(part -> part.prefix() == 0))
        .anyMatch(
            index ->
                lower(index.columns()).equals(lower(columns))
                    && index.parts().size() == columns.size());
  }

  private static Set<String> lower(List<String> columns) {
    return columns.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /** The columns as the table spells them. */
  static List<String> spelled(MysqlTable table, List<String> columns) {
    return columns.stream()
        .map(name -> table.column(name).map(MysqlColumn::name).orElse(name))
        .toList();
  }
}
