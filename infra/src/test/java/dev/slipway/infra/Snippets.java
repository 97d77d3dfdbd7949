package dev.slipway.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The blocks of a page of {@code docs/}, in their order. */
record Snippets(String page) {

  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  static Snippets of(String page) {
    try {
      return new Snippets(
          Files.readString(Path.of(System.getProperty("slipway.root"), "docs", page)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those in a language. */
  List<String> in(String language) {
    return BLOCK
        .matcher(page)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }
}
