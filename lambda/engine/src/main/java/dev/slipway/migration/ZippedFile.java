package dev.slipway.migration;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * A file in a zip, as the zip's directory knows it.
 *
 * @param flags of which bit 0 stands for encryption, bit 3 for lengths that follow the content
 * @param method 0 as it is, 8 deflated
 * @param stored its length in the zip
 * @param size its own length
 * @param offset where its entry begins
 */
record ZippedFile(String name, int flags, int method, int crc, int stored, int size, int offset) {

  private static final int HEADER = 0x04034b50;
  private static final int HEADER_LENGTH = 30;
  private static final int[] LENGTHS = {12, 16, 20, 24};
  private static final int ENCRYPTED = 1;
  private static final int LENGTHS_FOLLOW = 8;
  private static final int DEFLATED = 8;

  /** Throws for a name that would lead out of the folder. */
  void requireName() throws ZipException {
    List<String> names = List.of(name.split("[/\\\\]", -1));
    if (name.isEmpty() || name.startsWith("/") || name.startsWith("\\") || names.contains("..")) {
      throw new ZipException("its entry " + name + " leads out of the folder");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new ZipException("it has an entry with a control character in its name");
    }
    if (stored < 0 || size < 0 || offset < 0) {
      throw new ZipException("its entry " + name + " is longer than 2 GB");
    }
  }

  /** Where the next entry begins. Throws unless this one begins at the position and is the same. */
  int end(ByteBuffer zip, int position) throws ZipException {
    if (offset != position || zip.getInt(offset) != HEADER || !hasName(zip)) {
      throw new ZipException("its directory and its entries differ at " + name);
    }
    int end = content(zip) + stored;
    return (flags & LENGTHS_FOLLOW) == 0 ? end : end + lengths(zip, end);
  }

  /** How long they are themselves is told by nothing but what follows. */
  private int lengths(ByteBuffer zip, int end) throws ZipException {
    for (int length : LENGTHS) {
      int next = zip.getInt(end + length);
      if (next == HEADER || next == ZipDirectory.ENTRY) {
        return length;
      }
    }
    throw new ZipException("its entry " + name + " has no end");
  }

  private boolean hasName(ByteBuffer zip) {
    byte[] here = new byte[Short.toUnsignedInt(zip.getShort(offset + 26))];
    zip.get(offset + HEADER_LENGTH, here);
    return name.equals(name(here));
  }

  /** Most tools write UTF-8, whatever they say; the others wrote what is of one byte a letter. */
  static String name(byte[] bytes) {
    String name = new String(bytes, StandardCharsets.UTF_8);
    return name.indexOf('\ufffd') < 0 ? name : new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private int content(ByteBuffer zip) {
    return offset
        + HEADER_LENGTH
        + Short.toUnsignedInt(zip.getShort(offset + 26))
        + Short.toUnsignedInt(zip.getShort(offset + 28));
  }

  /** Its bytes; throws when they are not those that the directory tells of. */
  byte[] read(ByteBuffer zip) throws ZipException {
    if ((flags & ENCRYPTED) != 0) {
      throw new ZipException("it is encrypted");
    }
    long room = Runtime.getRuntime().maxMemory() / 4;
    if (size > room) {
      throw new ZipException(
          "it is " + size + " bytes, more than the " + room + " there is room for");
    }
    byte[] packed = new byte[stored];
    zip.get(content(zip), packed);
    byte[] bytes = method == DEFLATED ? inflated(packed) : packed;
    CRC32 sum = new CRC32();
    sum.update(bytes);
    if (bytes.length != size
        || (int) sum.getValue() != crc
        || (method != DEFLATED && method != 0)) {
      throw new ZipException("it is not what the zip's directory says");
    }
    return bytes;
  }

  private byte[] inflated(byte[] packed) throws ZipException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed);
      byte[] bytes = new byte[size];
      int length = 0;
      while (length < size && !inflater.finished()) {
        int more = inflater.inflate(bytes, length, size - length);
        if (more == 0) {
          break;
        }
        length += more;
      }
      boolean whole = length == size && inflater.inflate(new byte[1]) == 0 && inflater.finished();
      return whole ? bytes : new byte[0];
    } catch (DataFormatException e) {
      throw new ZipException("it cannot be unpacked (" + e.getMessage() + ")");
    } finally {
      inflater.end();
    }
  }
}
