package dev.slipway.migration;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipException;

/**
 * The directory at the end of a zip, held against what stands before it (APPNOTE.TXT of PKWARE,
 * chapter 4.3). A zip that was cut off has none; one in which the two differ is two folders in one,
 * and which of them is read would depend on the reader.
 */
final class ZipDirectory {

  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  static final int ENTRY = 0x02014b50;
  private static final int ENTRY_LENGTH = 46;
  private static final int LONGEST_COMMENT = 0xffff;

  private final ByteBuffer zip;

  private ZipDirectory(byte[] zip) {
    this.zip = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The files of a zip, without its folders. Throws when it is not whole, or not what it seems. */
  static List<ZippedFile> read(byte[] zip) throws ZipException {
    try {
      return new ZipDirectory(zip).files();
    } catch (IndexOutOfBoundsException e) {
      ZipException broken = new ZipException("it breaks off within an entry");
      broken.initCause(e);
      throw broken;
    }
  }

  private List<ZippedFile> files() throws ZipException {
    int end = end();
    int start = zip.getInt(end + 16);
    int count = Short.toUnsignedInt(zip.getShort(end + 10));
    if (start < 0 || zip.getInt(end + 12) != end - start) {
      throw new ZipException("its directory is not where its end says");
    }
    List<ZippedFile> entries = new ArrayList<>();
    for (int at = start; at < end; ) {
      at = add(at, entries);
    }
    if (entries.isEmpty()) {
      throw new ZipException("it has no entry");
    }
    if (entries.size() != count) {
      throw new ZipException(
          "its directory has " + entries.size() + " entries, its end says " + count);
    }
    check(entries, start);
    return entries.stream().filter(entry -> !entry.name().endsWith("/")).toList();
  }

  private int end() throws ZipException {
    int first = Math.max(0, zip.limit() - END_LENGTH - LONGEST_COMMENT);
    for (int at = zip.limit() - END_LENGTH; at >= first; at--) {
      if (zip.getInt(at) == END && isLast(at)) {
        return at;
      }
    }
    throw new ZipException("it has no directory at its end: it is no zip, or was cut off");
  }

  private boolean isLast(int end) {
    return end + END_LENGTH + Short.toUnsignedInt(zip.getShort(end + 20)) == zip.limit();
  }

  /** Adds one entry and gives the place of the next. */
  private int add(int at, List<ZippedFile> entries) throws ZipException {
    if (zip.getInt(at) != ENTRY) {
      throw new ZipException("its directory is damaged");
    }
    int nameLength = Short.toUnsignedInt(zip.getShort(at + 28));
    byte[] name = new byte[nameLength];
    zip.get(at + ENTRY_LENGTH, name);
    entries.add(
        new ZippedFile(
            ZippedFile.name(name),
            Short.toUnsignedInt(zip.getShort(at + 8)),
            Short.toUnsignedInt(zip.getShort(at + 10)),
            zip.getInt(at + 16),
            zip.getInt(at + 20),
            zip.getInt(at + 24),
            zip.getInt(at + 42)));
    return at
        + ENTRY_LENGTH
        + nameLength
        + Short.toUnsignedInt(zip.getShort(at + 30))
        + Short.toUnsignedInt(zip.getShort(at + 32));
  }

  /** Each name once, none that leads elsewhere, and one entry behind the other up to the start. */
  private void check(List<ZippedFile> entries, int directory) throws ZipException {
    Set<String> names = new HashSet<>();
    int position = 0;
    for (ZippedFile entry :
        entries.stream().sorted(Comparator.comparingInt(ZippedFile::offset)).toList()) {
      if (!names.add(entry.name())) {
        throw new ZipException("it holds " + entry.name() + " twice");
      }
      entry.requireName();
      position = entry.end(zip, position);
    }
    if (position != directory) {
      throw new ZipException("it holds more than its directory names");
    }
  }
}
