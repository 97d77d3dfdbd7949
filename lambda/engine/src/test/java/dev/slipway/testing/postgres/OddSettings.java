package dev.slipway.testing.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Everything that a role can be set to, each at values that nobody expects. */
public final class OddSettings {

  /** One setting of a role at an odd value. */
  public record Setting(String name, String value) {

    /** As {@code ALTER ROLE ... SET} takes it. */
    public String assignment() {
      return LISTS.contains(name)
          ? name + " = " + value
          : name + " = '" + value.replace("'", "''") + "'";
    }
  }

  /** Their values are written as they are: one quoted text would be one name. */
  private static final Set<String> LISTS = Set.of("search_path");

  /** Texts, of which the server does not tell what is allowed. */
  private static final Map<String, List<String>> TEXTS =
      Map.ofEntries(
          Map.entry("DateStyle", List.of("German", "SQL, DMY", "Postgres, MDY")),
          Map.entry("TimeZone", List.of("Asia/Kathmandu", "America/St_Johns")),
          Map.entry("timezone_abbreviations", List.of("Australia")),
          Map.entry("search_path", List.of("nowhere", "pg_temp, \"odd schema\"")),
          Map.entry("lc_messages", List.of("C.utf8", "POSIX")),
          Map.entry("lc_monetary", List.of("C")),
          Map.entry("lc_numeric", List.of("C")),
          Map.entry("lc_time", List.of("C")),
          Map.entry("client_encoding", List.of("LATIN1", "SJIS", "SQL_ASCII", "WIN1252")),
          Map.entry("application_name", List.of("odd ' name", "")),
          Map.entry("default_text_search_config", List.of("pg_catalog.german")),
          Map.entry("default_tablespace", List.of("nowhere")),
          Map.entry("temp_tablespaces", List.of("nowhere")),
          Map.entry("default_table_access_method", List.of("nowhere")),
          Map.entry("dynamic_library_path", List.of("/nowhere")),
          Map.entry("createrole_self_grant", List.of("set, inherit")),
          Map.entry("event_source", List.of("odd")),
          Map.entry("session_preload_libraries", List.of("nowhere")),
          Map.entry("local_preload_libraries", List.of("nowhere")),
          Map.entry("extension_control_path", List.of("/nowhere")),
          Map.entry("restrict_nonsystem_relation_kind", List.of("view, foreign-table")));

  private static final String QUERY =
      "SELECT name, vartype, setting, min_val, max_val, enumvals FROM pg_settings"
          + " WHERE context IN ('user', 'superuser') ORDER BY name";

  private OddSettings() {}

  /** All of them that the server lets sessions set. */
  public static List<Setting> of(Connection superuser) throws SQLException {
    List<Setting> found = new ArrayList<>();
    try (Statement statement = superuser.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      while (rows.next()) {
        String name = rows.getString("name");
        values(rows).forEach(value -> found.add(new Setting(name, value)));
      }
    }
    return found;
  }

  private static Set<String> values(ResultSet row) throws SQLException {
    String now = row.getString("setting");
    Set<String> values = new TreeSet<>();
    switch (row.getString("vartype")) {
      case "bool" -> values.add(now.equals("on") ? "off" : "on");
      case "enum" -> values.addAll(List.of((String[]) row.getArray("enumvals").getArray()));
      case "string" -> values.addAll(TEXTS.getOrDefault(row.getString("name"), List.of()));
      default -> {
        values.add(row.getString("min_val"));
        values.add(row.getString("max_val"));
        values.add(aboveZero(row));
      }
    }
    values.remove(now);
    return values;
  }

  /** The smallest value that is not "off". */
  private static String aboveZero(ResultSet row) throws SQLException {
    double least = Double.parseDouble(row.getString("min_val"));
    boolean whole = row.getString("vartype").equals("integer");
    return least > 0 ? row.getString("min_val") : whole ? "1" : "0.001";
  }
}
