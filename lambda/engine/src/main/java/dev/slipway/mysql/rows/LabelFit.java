package dev.slipway.mysql.rows;

import dev.slipway.mysql.MysqlName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Texts into an enum of PostgreSQL, letter by letter; an empty one is NULL unless it is one. */
record LabelFit(List<String> labels) implements Conversion {

  @Override
  public void write(byte[] value, CopyBuffer to) {
    if (labels.contains(new String(value, StandardCharsets.UTF_8))) {
      to.escaped(value);
    } else if (value.length == 0) {
      to.nothing("empty");
    } else {
      to.refuse("is none of the enum's labels");
    }
  }

  @Override
  public String refused(String column) {
    String known = labels.stream().map(MysqlName::literal).collect(Collectors.joining(", "));
    return "LENGTH(%1$s) <> 0 AND CAST(%1$s AS BINARY) NOT IN (%2$s)".formatted(column, known);
  }

  @Override
  public String nothing(String column) {
    return labels.contains("") ? "" : "LENGTH(" + column + ") = 0";
  }
}
