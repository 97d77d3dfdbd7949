package dev.slipway.migration;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.ZipException;

/** A folder of files in a zip; what is not asked for is not unpacked. */
public final class ZipFolder {

  private ZipFolder() {}

  /**
   * The files of a zip, those in folders below it by their paths. Throws when it is not whole, or
   * holds a name twice, one that leads out of the folder, or more than its directory tells of.
   */
  public static List<SourceFile> files(byte[] zip) throws ZipException {
    ByteBuffer content = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    return ZipDirectory.read(zip).stream()
        .map(file -> new SourceFile(file.name(), () -> file.read(content)))
        .toList();
  }
}
