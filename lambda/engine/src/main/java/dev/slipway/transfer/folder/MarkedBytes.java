package dev.slipway.transfer.folder;

import dev.slipway.transfer.manifest.Packing;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** What a file is by its first bytes, where that is not what its name says. */
final class MarkedBytes {

  /** How many bytes are looked at. */
  static final int LONGEST = 64 * 1024;

  private static final int LOOKED_AT = 8;

  /** Bytes that nothing but a file of one kind begins with. */
  private record Mark(String hex, Packing packing, String what) {

    boolean fits(byte[] head) {
      byte[] bytes = HexFormat.of().parseHex(hex);
      return head.length >= bytes.length && Arrays.equals(bytes, Arrays.copyOf(head, bytes.length));
    }
  }

  private static final List<Mark> MARKS =
      List.of(
          new Mark("28B52FFD", Packing.ZSTD, "compressed by zstd: call it .zst"),
          new Mark("1F8B", Packing.GZIP, "compressed by gzip: call it .gz"),
          new Mark("504B0304", Packing.NONE, "a zip file (or of a spreadsheet): unpack it"),
          new Mark("D0CF11E0", Packing.NONE, "of a spreadsheet: save it as CSV"),
          new Mark("425A6839314159", Packing.NONE, "compressed by bzip2: unpack it"),
          new Mark("FD377A58", Packing.NONE, "compressed by xz: unpack it"),
          new Mark(
              "5047444D5001",
              Packing.NONE,
              "an archive of pg_dump: make SQL of it (pg_restore -a -f FILE.sql)"),
          new Mark("FFFE", Packing.NONE, "text in UTF-16: save it in UTF-8"),
          new Mark("FEFF", Packing.NONE, "text in UTF-16: save it in UTF-8"));

  private MarkedBytes() {}

  /** Throws an IOException that says what it is. */
  static void refuse(ImportFile file, BufferedInputStream in) throws IOException {
    in.mark(LOOKED_AT);
    byte[] head = in.readNBytes(LOOKED_AT);
    in.reset();
    Packing packing = file.kind().packing();
    Mark found = MARKS.stream().filter(mark -> mark.fits(head)).findFirst().orElse(null);
    if (found != null && (packing == Packing.NONE || found.packing() != packing)) {
      throw new IOException("it is not what its name says, but " + found.what());
    }
    if (found == null && packing != Packing.NONE) {
      throw new IOException(
          "it is not what its name says: it is not compressed so; take "
              + packing.suffix()
              + " off its name, or copy it again");
    }
  }
}
