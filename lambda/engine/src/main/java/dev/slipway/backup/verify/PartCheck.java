package dev.slipway.backup.verify;

import dev.slipway.backup.catalogue.DamagedPart;
import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Part;
import dev.slipway.error.Count;
import dev.slipway.error.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Reads files of a backup to their ends. */
record PartCheck(StoredBackup backup) implements PartReaders.Reader {

  /** What is wrong with a part. Throws what the store throws when it cannot be read. */
  @Override
  public Optional<Problem> problem(Part part, LongConsumer meter) {
    try (InputStream text = new Metered(backup.open(part), meter)) {
      long count = PartContent.count(part, text);
      return count == part.rows() || holdsDefinitions(part)
          ? Optional.empty()
          : problem(part, "holds " + what(part, count) + ", its manifest says " + part.rows());
    } catch (DamagedPart e) {
      return problem(part, "is damaged: " + e.how());
    } catch (IOException e) {
      return problem(part, "is damaged: it cannot be decompressed (" + e.getMessage() + ")");
    }
  }

  static boolean holdsDefinitions(Part part) {
    return switch (part.kind()) {
      case PRE_DATA, POST_DATA, DATABASE -> true;
      case ROWS, SEQUENCES, LARGE_OBJECTS -> false;
    };
  }

  private static String what(Part part, long count) {
    return Count.of(
        count,
        switch (part.kind()) {
          case SEQUENCES -> "sequence";
          case LARGE_OBJECTS -> "large object";
          default -> "row";
        });
  }

  private static Optional<Problem> problem(Part part, String what) {
    return Optional.of(new Problem(part.file(), what));
  }

  /** Tells of the bytes that are read. */
  private static final class Metered extends FilterInputStream {

    private final LongConsumer meter;

    Metered(InputStream in, LongConsumer meter) {
      super(in);
      this.meter = meter;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = in.read(buffer, offset, length);
      if (count > 0) {
        meter.accept(count);
      }
      return count;
    }
  }
}
