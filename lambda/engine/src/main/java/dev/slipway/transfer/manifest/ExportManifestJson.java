package dev.slipway.transfer.manifest;

import dev.slipway.backup.manifest.MigrationStateJson;
import dev.slipway.error.ValueKind;
import dev.slipway.json.JsonText;
import dev.slipway.json.StrictObject;
import dev.slipway.storage.Keys;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Writes manifests of exports, and reads them back strictly. */
public final class ExportManifestJson {

  private ExportManifestJson() {}

  /** The text of a manifest. */
  public static byte[] write(ExportManifest manifest) {
    return JsonText.of(manifest);
  }

  /**
   * The manifest that a text is. Throws {@link IllegalArgumentException} that names what is wrong
   * with it: it may have been written by anybody.
   */
  public static ExportManifest read(byte[] text) {
    Map<String, Object> fields = JsonText.object(text);
    Object format = fields.get("format");
    if (!Integer.valueOf(ExportManifest.FORMAT).equals(format)) {
      String told = format instanceof Number ? format.toString() : ValueKind.of(format);
      throw new IllegalArgumentException(
          "its format is " + told + ", not " + ExportManifest.FORMAT);
    }
    StrictObject json = new StrictObject("", fields);
    ExportManifest manifest =
        new ExportManifest(
            json.index("format"),
            json.text("tool"),
            json.text("runId"),
            source(json.object("source")),
            json.text("startedAt"),
            json.text("finishedAt"),
            json.oneOf("rows", RowFormat.class),
            json.oneOf("packing", Packing.class),
            MigrationStateJson.read(json.object("migrations")),
            json.texts("excluded"),
            json.objects("tables", ExportManifestJson::table),
            json.objects("sequences", ExportManifestJson::sequence));
    json.end();
    check(manifest);
    return manifest;
  }

  private static ExportSource source(StrictObject json) {
    ExportSource source =
        new ExportSource(
            json.text("product"),
            json.text("version"),
            json.text("database"),
            Objects.requireNonNullElse(json.textOrNull("environment"), ""));
    json.end();
    return source;
  }

  private static ExportedTable table(StrictObject json) {
    return new ExportedTable(
        json.text("schema"),
        json.text("table"),
        json.objects("columns", one -> new ExportedColumn(one.text("name"), one.text("type"))),
        json.count("rows"),
        json.textOrNull("where"),
        json.countOrNull("last"),
        json.objects("files", ExportManifestJson::file),
        json.textOrNull("asOf"),
        json.textOrNull("contents"));
  }

  private static ExportedFile file(StrictObject json) {
    return new ExportedFile(
        json.text("file"),
        json.count("rows"),
        json.count("bytes"),
        json.count("storedBytes"),
        json.text("storedSha256"));
  }

  private static ExportedSequence sequence(StrictObject json) {
    return new ExportedSequence(
        json.text("schema"), json.text("sequence"), json.numberOrNull("last"));
  }

  private static void check(ExportManifest manifest) {
    Set<Object> seen = new HashSet<>();
    for (ExportedTable table : manifest.tables()) {
      requireNew(seen, table.name(), "the table " + table.name());
      requireSum(table);
      for (ExportedFile file : table.files()) {
        requireNew(seen, file.file(), "the file " + file.file());
        requireFile(file);
      }
    }
  }

  private static void requireNew(Set<Object> seen, Object one, String what) {
    if (!seen.add(one)) {
      throw new IllegalArgumentException("it names " + what + " twice");
    }
  }

  private static void requireSum(ExportedTable table) {
    long sum = table.files().stream().mapToLong(ExportedFile::rows).sum();
    if (sum != table.rows()) {
      throw new IllegalArgumentException(
          "the rows of %s are %d, and %d in its files".formatted(table.name(), table.rows(), sum));
    }
    List<String> names = table.columns().stream().map(ExportedColumn::name).toList();
    if (Set.copyOf(names).size() != names.size()) {
      throw new IllegalArgumentException("it names a column of " + table.name() + " twice");
    }
  }

  private static void requireFile(ExportedFile file) {
    if (!Keys.isKey(file.file()) || file.file().contains("/") || file.file().contains("\\")) {
      throw new IllegalArgumentException(
          "\"" + file.file() + "\" is no name of a file in its folder");
    }
    if (!file.storedSha256().matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "\"" + file.storedSha256() + "\" of " + file.file() + " is no SHA-256");
    }
  }
}
