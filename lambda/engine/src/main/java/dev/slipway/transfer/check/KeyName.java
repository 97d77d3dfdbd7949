package dev.slipway.transfer.check;

import dev.slipway.postgres.TableName;
import dev.slipway.transfer.table.DataTable;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a column is called that refers to a table: {@code user_id} or {@code userId} to users, or to
 * user.
 *
 * @param stem what stands before its end, without case and underscores
 */
record KeyName(String stem) {

  private static final Pattern FORM = Pattern.compile("(.+?)(?:_id|_ID|Id|ID)");

  /** The name of a column; one without a stem refers to nothing. */
  static KeyName of(String column) {
    Matcher matcher = FORM.matcher(column);
    return new KeyName(matcher.matches() ? plain(matcher.group(1)) : "");
  }

  /** The tables that it may mean: those of a schema, where there are any, else of all. */
  List<DataTable> among(List<DataTable> tables, String schema) {
    List<DataTable> meant = tables.stream().filter(table -> means(table.name())).toList();
    List<DataTable> near =
        meant.stream().filter(table -> table.name().schema().equals(schema)).toList();
    return near.isEmpty() ? meant : near;
  }

  private boolean means(TableName table) {
    return !stem.isEmpty() && forms(plain(table.name())).anyMatch(stem::equals);
  }

  /** A name, and what it may be the plural of. */
  private static Stream<String> forms(String name) {
    return Stream.of(
        name,
        name.replaceFirst("(?<=[^s])s$", ""),
        name.replaceFirst("(?<=[sxzh])es$", ""),
        name.replaceFirst("ies$", "y"));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "");
  }
}
