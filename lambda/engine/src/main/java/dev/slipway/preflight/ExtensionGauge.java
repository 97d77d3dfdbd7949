package dev.slipway.preflight;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Sql;
import dev.slipway.sql.StatementWords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Extensions that are to be made, and whether the server has them. */
final class ExtensionGauge implements Gauge {

  private static List<String> wanted(PendingWork work) {
    return work.statements().stream().flatMap(ExtensionGauge::made).distinct().toList();
  }

  private static Stream<String> made(StatementWords words) {
    int name = words.after(0, "CREATE", "EXTENSION", "IF?", "NOT?", "EXISTS?");
    return name < 0 ? Stream.empty() : Stream.of(words.lastNameAt(name));
  }

  @Override
  public String sql(PendingWork work) {
    String names =
        wanted(work).stream()
            .map(name -> "(" + Sql.literal(name) + ")")
            .collect(Collectors.joining(", "));
    return "SELECT w.name, e.default_version AS version, e.installed_version AS installed FROM ("
        + (names.isEmpty() ? "SELECT NULL::name WHERE false" : "VALUES " + names)
        + ") w(name) LEFT JOIN pg_available_extensions e ON e.name = w.name::name ORDER BY 1";
  }

  @Override
  public List<Reading> read(Rows answer, PendingWork work) {
    if (answer.list().isEmpty()) {
      return List.of();
    }
    List<String> details = new ArrayList<>();
    Light light = Light.GREEN;
    for (Row row : answer.list()) {
      boolean there = row.get("version") != null;
      light = light.or(there ? Light.GREEN : Light.RED);
      details.add(row.text("name") + " " + (there ? found(row) : "is not on this server"));
    }
    return List.of(
        Reading.of(
            "extensions",
            light,
            answer.list().size() + " wanted",
            details,
            "install the package on the server, or on RDS see which extensions its version has"));
  }

  private static String found(Row row) {
    return row.get("installed") == null
        ? row.text("version")
        : row.text("installed") + " is there already";
  }
}
