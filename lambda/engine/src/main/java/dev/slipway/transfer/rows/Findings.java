package dev.slipway.transfer.rows;

import dev.slipway.error.Problem;
import java.util.ArrayList;
import java.util.List;

/** What is wrong in the lines of one file: the first of it, and how much more there is. */
final class Findings {

  private static final int SHOWN = 5;

  private final String file;
  private final List<Problem> found = new ArrayList<>();
  private long more;

  Findings(String file) {
    this.file = file;
  }

  void add(long line, String what) {
    if (found.size() < SHOWN) {
      found.add(new Problem(file + ":" + line, what));
    } else {
      more++;
    }
  }

  void add(String what) {
    found.add(new Problem(file, what));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** Where bytes are no text, or none that the server keeps. */
  void addEncoding(Utf8Scan scan) {
    if (scan.badLine() > 0) {
      add(
          scan.badLine(),
          scan.isZero()
              ? "holds a byte of zero, which PostgreSQL keeps in no text; take it out"
              : "is no text in UTF-8; write the file anew in that encoding");
    }
  }

  List<Problem> list() {
    List<Problem> all = new ArrayList<>(found);
    if (more > 0) {
      all.add(new Problem(file, more + " more like these"));
    }
    return List.copyOf(all);
  }
}
