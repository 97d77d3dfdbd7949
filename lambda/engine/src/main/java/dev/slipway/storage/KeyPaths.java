package dev.slipway.storage;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Keys as files below a folder. The names of the files are UTF-8 whatever the locale says, because
 * a URI carries them as bytes: a program that runs without a locale reads what another has written.
 */
final class KeyPaths {

  private final String root;

  /** The folder must be absolute. */
  KeyPaths(Path folder) {
    root = folder.toUri().getRawPath().replaceFirst("/+$", "");
  }

  Path path(String key) {
    StringBuilder uri = new StringBuilder("file://").append(root).append('/');
    for (byte unit : key.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain(unit)) {
        uri.append((char) unit);
      } else {
        uri.append('%').append(String.format("%02X", unit));
      }
    }
    return Path.of(URI.create(uri.toString()));
  }

  String key(Path file) {
    String raw = file.toUri().getRawPath().substring(root.length() + 1);
    return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static boolean isPlain(byte unit) {
    return unit == '/' || unit == '.' || unit == '-' || unit == '_' || isLetterOrDigit(unit);
  }

  private static boolean isLetterOrDigit(byte unit) {
    return (unit >= 'a' && unit <= 'z')
        || (unit >= 'A' && unit <= 'Z')
        || (unit >= '0' && unit <= '9');
  }
}
