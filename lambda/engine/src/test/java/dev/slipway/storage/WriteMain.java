package dev.slipway.storage;

import dev.slipway.Wiring;
import dev.slipway.error.SlipwayException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Writes an object to a store, in a JVM of its own, for tests that kill or starve it. */
final class WriteMain {

  /** Ends the output when all but completing is done. */
  static final String WRITTEN = "all is written";

  private WriteMain() {}

  /**
   * Takes the place of the store, a key in URL encoding, the number of MiB, and whether to hang
   * before the end.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    byte[] mebibyte = Content.bytes(1024 * 1024);
    String key = URLDecoder.decode(arguments[1], StandardCharsets.UTF_8);
    try (Upload upload = Wiring.storage(arguments[0]).create(key)) {
      for (int written = 0; written < Integer.parseInt(arguments[2]); written++) {
        upload.write(mebibyte);
      }
      System.out.println(WRITTEN);
      if (Boolean.parseBoolean(arguments[3])) {
        Thread.sleep(Long.MAX_VALUE);
      }
      upload.complete();
    } catch (SlipwayException e) {
      System.out.println(e.getMessage());
      System.exit(1);
    }
  }
}
