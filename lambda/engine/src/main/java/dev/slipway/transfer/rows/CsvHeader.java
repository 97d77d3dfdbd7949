package dev.slipway.transfer.rows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names in the first record of a CSV text. */
final class CsvHeader {

  private static final String MARK = "\uFEFF";

  private CsvHeader() {}

  /** The names; what cannot be a header is told. */
  static List<String> read(byte[] record, Findings findings) {
    String text = new String(record, StandardCharsets.UTF_8);
    List<String> names = fields(text.startsWith(MARK) ? text.substring(1) : text);
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (name.isEmpty()) {
        findings.add(1, "the header names a column that is empty; the first line must name all");
      } else if (!seen.add(name)) {
        findings.add(1, "the header names the column " + name + " twice");
      }
    }
    if (names.size() == 1 && (text.contains(";") || text.contains("\t"))) {
      String sign = text.contains(";") ? "semicolons" : "tabs";
      findings.add(1, "the columns stand between " + sign + "; write it with commas");
    }
    return List.copyOf(names);
  }

  private static List<String> fields(String text) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
        i += doubled ? 1 : 0;
        field.append(doubled ? "\"" : "");
        quoted = doubled || !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
