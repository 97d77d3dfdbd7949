package dev.slipway.backup.restore.definition;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Part;
import dev.slipway.postgres.ByteText;
import dev.slipway.postgres.dump.DumpRequest;
import dev.slipway.postgres.dump.DumpSection;
import dev.slipway.postgres.dump.SchemaDumper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a backup that hold definitions, and what pg_dump writes into the same files of other
 * databases: texts by the files' names, in the order in which they are restored.
 */
public final class DefinitionFiles {

  private final StoredBackup backup;
  private final List<Part> parts;
  private final Runnable clock;

  /** {@code clock} throws when the time has ended. */
  public DefinitionFiles(StoredBackup backup, Runnable clock) {
    this.backup = backup;
    this.parts =
        backup.manifest().parts().stream()
            .filter(part -> isBefore(part) || part.kind() == Part.Kind.POST_DATA)
            .sorted(Comparator.comparing(Part::kind))
            .toList();
    this.clock = clock;
  }

  /** Those of the backup. Throws what reading it throws. */
  public Map<String, String> stored() throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Part part : parts) {
      try (InputStream text = backup.open(part)) {
        texts.put(part.file(), ByteText.of(text.readAllBytes()));
      }
    }
    return texts;
  }

  /** Those of the database that a dumper dumps. Throws what that throws. */
  public Map<String, String> dumped(SchemaDumper dumper) {
    String encoding = backup.manifest().origin().dumpEncoding();
    Map<String, String> texts = new LinkedHashMap<>();
    for (Part part : parts) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      DumpSection section = isBefore(part) ? DumpSection.PRE_DATA : DumpSection.POST_DATA;
      dumper.dump(new DumpRequest(section, null, encoding, List.of()), out);
      texts.put(part.file(), ByteText.of(out.toByteArray()));
      clock.run();
    }
    return texts;
  }

  /** Whether its definitions come before the rows. */
  private static boolean isBefore(Part part) {
    return part.kind() == Part.Kind.PRE_DATA;
  }
}
