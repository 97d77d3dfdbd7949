package dev.slipway.mysql.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Cases of a file: one a line, its parts between bars. */
final class TypeCases {

  /**
   * A case.
   *
   * @param number from 1
   */
  record Case(int number, List<String> parts) {

    String part(int place) {
      return parts.get(place);
    }

    /** The part that holds several. */
    List<String> list(int place) {
      return List.of(parts.get(place).split("; "));
    }

    @Override
    public String toString() {
      return "line " + number + ": " + String.join(" | ", parts);
    }
  }

  private TypeCases() {}

  static List<Case> of(String file) {
    try (InputStream in = TypeCases.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();
      return IntStream.range(0, lines.size())
          .mapToObj(i -> new Case(i + 1, List.of(lines.get(i).split(" \\| "))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
