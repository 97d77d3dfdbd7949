package dev.slipway.markup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of Markdown as it is written, of which the end may have to be left out. */
public final class MarkdownLines {

  private final List<String> lines = new ArrayList<>();

  /** The numbers of lines at which something begins that may be left out. */
  private final Set<Integer> parts = new HashSet<>();

  /** Adds a line as it stands. */
  public void line(String text) {
    lines.add(text);
  }

  /** Underlined: a line that begins with two signs of number is a command for some CI. */
  public void heading(String text) {
    lines.add("");
    parts.add(lines.size());
    lines.add(text);
    lines.add("-".repeat(text.length()));
    lines.add("");
  }

  /** Begins a part of what stands below a heading. */
  public void part(String text) {
    parts.add(lines.size());
    lines.add("**" + text + "**");
    lines.add("");
  }

  /** Adds a paragraph. */
  public void paragraph(String text) {
    lines.add("");
    lines.add(text);
    lines.add("");
  }

  /** Adds a block of code under a fence that is longer than every one inside. */
  public void fence(String language, String text) {
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    lines.add("");
    lines.add(fence + language);
    lines.add(VisibleText.of(text));
    lines.add(fence);
    lines.add("");
  }

  /** Begins a table with the names of its columns. */
  public void head(List<String> names) {
    row(names.stream());
    row(names.stream().map(name -> "---"));
  }

  /** Adds a row of a table. A bar in a cell would begin another. */
  public void row(Stream<String> cells) {
    lines.add(
        cells
            .map(cell -> cell.replaceAll("(?<!\\\\)\\|", "\\\\|"))
            .collect(Collectors.joining(" | ", "| ", " |")));
  }

  /** The page. */
  public String whole() {
    return String.join("\n", lines);
  }

  /**
   * The page; where it is longer than so many characters, what fits of it before the beginning of a
   * part, so that no block of code is left open, and then what stands for the rest.
   */
  public String within(int most, String rest) {
    String whole = whole();
    return whole.length() <= most ? whole : String.join("\n", lines.subList(0, kept(most))) + rest;
  }

  private int kept(int most) {
    int length = 0;
    int kept = 0;
    for (int i = 0; i < lines.size() && length <= most; i++) {
      kept = parts.contains(i) ? i : kept;
      length += lines.get(i).length() + 1;
    }
    return kept;
  }
}
