package dev.slipway.testing.s3;

import java.util.Locale;

/**
 * The head of a request to S3.
 *
 * @param line method and address, such as {@code PUT /bucket/key?partNumber=2&uploadId=7}
 * @param head all of it, with its line and the empty one at its end
 */
public record S3Request(String line, String head) {

  static S3Request of(String head) {
    String[] words = head.split(" ", 3);
    return new S3Request(words[0] + " " + words[1], head);
  }

  /** True when it sends this part of a multipart upload. */
  public boolean isPart(int number) {
    return line.startsWith("PUT ") && (line + "&").contains("partNumber=" + number + "&");
  }

  long bodyBytes() {
    String length = header("content-length");
    return length.isEmpty() ? 0 : Long.parseLong(length);
  }

  /** True when the body follows only after a word from the server. */
  boolean asksFirst() {
    return header("expect").equalsIgnoreCase("100-continue");
  }

  /** The head for a server that is asked nothing more on the same connection. */
  String forwarded() {
    return head.replaceFirst("(?im)^(expect|connection):.*\\r\\n", "")
        .replaceFirst("(?im)^(expect|connection):.*\\r\\n", "")
        .replaceFirst("\\r\\n\\r\\n$", "\r\nConnection: close\r\n\r\n");
  }

  private String header(String name) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }
}
