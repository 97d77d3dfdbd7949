package dev.slipway.transfer.check;

import dev.slipway.json.JsonText;
import dev.slipway.json.StrictObject;
import dev.slipway.postgres.TableName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a check has asked so far, and what was answered: another call can go on with it. */
public final class CheckMemory {

  private final Set<String> asked = new LinkedHashSet<>();
  private final List<CheckedTable> tables = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** What came of one question. */
  record Answer(List<CheckedTable> tables, List<Finding> findings, List<String> notes) {

    static Answer of(CheckedTable table) {
      return new Answer(List.of(table), List.of(), List.of());
    }

    static Answer of(List<Finding> findings) {
      return new Answer(List.of(), findings, List.of());
    }
  }

  boolean has(String question) {
    return asked.contains(question);
  }

  void add(String question, Answer answer) {
    asked.add(question);
    tables.addAll(answer.tables());
    findings.addAll(answer.findings());
    notes.addAll(answer.notes());
  }

  /** Something that is to be told besides. */
  public void note(String text) {
    notes.add(text);
  }

  /** How much was asked. */
  public int count() {
    return asked.size();
  }

  List<CheckedTable> tables() {
    return tables;
  }

  List<Finding> findings() {
    return findings;
  }

  List<String> notes() {
    return notes;
  }

  /**
   * As text that {@link #read} knows.
   *
   * @param samples whether rows of findings are kept, which hold values
   */
  public String text(boolean samples) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("asked", List.copyOf(asked));
    json.put("tables", tables.stream().map(CheckMemory::json).toList());
    json.put("findings", findings.stream().map(one -> json(one, samples)).toList());
    json.put("notes", List.copyOf(notes));
    return new String(JsonText.of(json), StandardCharsets.UTF_8);
  }

  private static Map<String, @Nullable Object> json(CheckedTable table) {
    Map<String, @Nullable Object> json = new HashMap<>();
    json.put("schema", table.name().schema());
    json.put("table", table.name().name());
    json.put("rows", table.rows());
    json.put("there", table.there());
    json.put("same", table.same() == null ? null : String.valueOf(table.same()));
    return json;
  }

  private static Map<String, Object> json(Finding finding, boolean samples) {
    return Map.of(
        "kind", finding.kind(),
        "subject", finding.subject(),
        "what", finding.what(),
        "count", finding.count(),
        "sample", samples ? finding.sample().stream().map(CheckMemory::pairs).toList() : List.of());
  }

  private static Map<String, Object> pairs(Map<String, @Nullable String> row) {
    List<Map<String, @Nullable Object>> values = new ArrayList<>();
    row.forEach(
        (name, value) -> {
          Map<String, @Nullable Object> pair = new HashMap<>();
          pair.put("name", name);
          pair.put("value", value);
          values.add(pair);
        });
    return Map.of("values", values);
  }

  /** What a text remembers. Throws IllegalArgumentException for what is none. */
  public static CheckMemory read(String text) {
    StrictObject json =
        new StrictObject("", JsonText.object(text.getBytes(StandardCharsets.UTF_8)));
    CheckMemory memory = new CheckMemory();
    memory.asked.addAll(json.texts("asked"));
    memory.tables.addAll(json.objects("tables", CheckMemory::table));
    memory.findings.addAll(json.objects("findings", CheckMemory::finding));
    memory.notes.addAll(json.texts("notes"));
    return memory;
  }

  private static CheckedTable table(StrictObject json) {
    String same = json.textOrNull("same");
    return new CheckedTable(
        new TableName(json.text("schema"), json.text("table")),
        json.count("rows"),
        json.countOrNull("there"),
        same == null ? null : Boolean.valueOf(same));
  }

  private static Finding finding(StrictObject json) {
    return new Finding(
        json.text("kind"),
        json.text("subject"),
        json.text("what"),
        json.count("count"),
        json.objects("sample", CheckMemory::row));
  }

  private static Map<String, @Nullable String> row(StrictObject json) {
    Map<String, @Nullable String> row = new LinkedHashMap<>();
    json.objects("values", pair -> pair)
        .forEach(pair -> row.put(pair.text("name"), pair.textOrNull("value")));
    return row;
  }
}
