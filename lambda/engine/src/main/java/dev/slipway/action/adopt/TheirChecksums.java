package dev.slipway.action.adopt;

import dev.slipway.migration.SourceFile;
import dev.slipway.migration.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Set;
import java.util.zip.CRC32;

/** The checksums that tools keep of files, made anew. */
final class TheirChecksums {

  private TheirChecksums() {}

  /** True for a tool whose checksums are known here. */
  static boolean areKnown(Tool tool) {
    return Set.of(Tool.FLYWAY, Tool.PRISMA, Tool.SQLX, Tool.DRIZZLE, Tool.SQITCH).contains(tool);
  }

  /** True when a checksum is that of a file as it is. Throws when it cannot be read. */
  static boolean fit(Tool tool, String checksum, SourceFile file) throws IOException {
    return switch (tool) {
      case FLYWAY -> checksum.equals(String.valueOf(ofLines(file)));
      case SQLX -> checksum.equals(hex("SHA-384", file.content().read()));
      case SQITCH -> checksum.equals(hex("SHA-1", file.content().read()));
      default -> fitsSomeLineEnds(checksum, file);
    };
  }

  /** Flyway's, of lines without their ends. */
  private static int ofLines(SourceFile file) throws IOException {
    CRC32 sum = new CRC32();
    String text = Utf8.decode(file.content());
    for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
      String line = lines.next().replaceFirst("^\uFEFF", "");
      sum.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return (int) sum.getValue();
  }

  /** Git may have turned the ends of lines since. */
  private static boolean fitsSomeLineEnds(String checksum, SourceFile file) throws IOException {
    byte[] bytes = file.content().read();
    String plain = new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
    return checksum.equals(hex("SHA-256", bytes))
        || checksum.equals(hex("SHA-256", plain.getBytes(StandardCharsets.UTF_8)))
        || checksum.equals(
            hex("SHA-256", plain.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
  }

  private static String hex(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the Java platform has " + algorithm, e);
    }
  }
}
