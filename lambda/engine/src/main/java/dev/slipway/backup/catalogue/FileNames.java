package dev.slipway.backup.catalogue;

import dev.slipway.backup.manifest.Hashing;
import dev.slipway.postgres.ByteText;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names of database objects as parts of file names, on every file system and in S3. */
public final class FileNames {

  private static final Pattern PLAIN = Pattern.compile("[a-z0-9_]+");
  private static final Pattern PLAIN_DATABASE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

  private FileNames() {}

  /** The folder of a database: rights to a bucket are given by its name, so most stay as is. */
  public static String ofDatabase(String name) {
    return PLAIN_DATABASE.matcher(name).matches() ? name : of(name);
  }

  /**
   * The name itself when it is plain; else what is plain of it and a hash, so that names that
   * differ in one letter's case, or in a letter that no file can have, still differ.
   */
  public static String of(String name) {
    if (PLAIN.matcher(name).matches()) {
      return name;
    }
    String hash = HexFormat.of().formatHex(Hashing.sha256(ByteText.bytes(name)));
    return name.replaceAll("[^A-Za-z0-9_]", "_") + "~" + hash.substring(0, 8);
  }
}
