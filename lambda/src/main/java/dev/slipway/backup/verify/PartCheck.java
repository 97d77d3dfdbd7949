package dev.slipway.backup.verify;

import dev.slipway.backup.catalogue.DamagedPart;
import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Part;
import dev.slipway.error.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Reads files of a backup to their ends. */
record PartCheck(StoredBackup backup) implements PartReaders.Reader {

  private static final int BUFFER = 128 * 1024;

  /** What is wrong with a part. Throws what the store throws when it cannot be read. */
  @Override
  public Optional<Problem> problem(Part part, LongConsumer meter) {
    try {
      long rows = rows(part, meter);
      return !holdsDefinitions(part) && rows != part.rows()
          ? problem(part, "holds " + what(part, rows) + ", its manifest says " + part.rows())
          : Optional.empty();
    } catch (DamagedPart e) {
      return problem(part, "is damaged: " + e.how());
    } catch (IOException e) {
      return problem(part, "is damaged: it cannot be decompressed (" + e.getMessage() + ")");
    }
  }

  private long rows(Part part, LongConsumer meter) throws IOException {
    RowCount count = new RowCount();
    byte[] buffer = new byte[BUFFER];
    try (InputStream text = backup.open(part)) {
      int length;
      while ((length = text.read(buffer, 0, BUFFER)) >= 0) {
        if (!holdsDefinitions(part)) {
          count.write(buffer, 0, length);
        }
        meter.accept(length);
      }
    }
    return count.count();
  }

  private static boolean holdsDefinitions(Part part) {
    return part.kind() == Part.Kind.PRE_DATA || part.kind() == Part.Kind.POST_DATA;
  }

  private static String what(Part part, long count) {
    return count
        + switch (part.kind()) {
          case SEQUENCES -> " sequences";
          case LARGE_OBJECTS -> " large objects";
          default -> " rows";
        };
  }

  private static Optional<Problem> problem(Part part, String what) {
    return Optional.of(new Problem(part.file(), what));
  }
}
