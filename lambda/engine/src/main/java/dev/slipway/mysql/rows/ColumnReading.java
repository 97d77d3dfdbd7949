package dev.slipway.mysql.rows;

import dev.slipway.mysql.MysqlName;
import dev.slipway.mysql.schema.MysqlColumn;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How one column is read, and what it becomes.
 *
 * @param plain whether the driver gives it as text only
 */
record ColumnReading(
    MysqlColumn source, TargetColumn target, boolean plain, Conversion conversion) {

  /** Nothing where the one cannot become the other. */
  static Optional<ColumnReading> of(MysqlColumn source, TargetColumn target, ZoneId zone) {
    return Conversions.of(source, target, zone)
        .map(chosen -> new ColumnReading(source, target, SourceKind.of(source).isPlain(), chosen));
  }

  /** What is asked for it. MySQL writes a float with six digits unless it is made a double. */
  String expression() {
    String name = MysqlName.quoted(source.name());
    boolean text = TargetType.of(target.type()).base().matches("text|character.*");
    return switch (SourceKind.of(source)) {
      case FLOAT -> "(" + name + " + 0E0)";
      case SPATIAL -> (text ? "ST_AsText(" : "ST_AsWKB(") + name + ")";
      case TEXT -> source.charset().isEmpty() ? "CAST(" + name + " AS CHAR)" : name;
      default -> name;
    };
  }

  /** A condition of MySQL for exactly the values that are refused; empty where none can be. */
  String refused() {
    String name =
        SourceKind.of(source) == SourceKind.FLOAT ? MysqlName.quoted(source.name()) : expression();
    List<String> conditions = new ArrayList<>(List.of(conversion.refused(name)));
    if (!target.nullable()) {
      conditions.add(source.nullable() ? name + " IS NULL" : "");
      conditions.add(conversion.nothing(name));
    }
    return conditions.stream()
        .filter(condition -> !condition.isEmpty())
        .collect(Collectors.joining(" OR "));
  }
}
