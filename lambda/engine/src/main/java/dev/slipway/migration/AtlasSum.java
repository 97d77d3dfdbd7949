package dev.slipway.migration;

import dev.slipway.error.FileFault;
import dev.slipway.error.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code atlas.sum}, in which Atlas keeps a hash of each file and all before it (its documentation,
 * "Migration Directory Integrity").
 */
final class AtlasSum {

  static final String NAME = "atlas.sum";

  private static final String SIGN = "h1:";
  private static final String ADVICE =
      "If it is as it should be, make the sums anew (atlas migrate hash)";

  private final Source source;
  private final Problems problems;
  private final MessageDigest sum = sha256();

  private AtlasSum(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** Tells of the first file that is not as it was when the sums were made, and of new ones. */
  static void check(Source source, Problems problems) {
    new AtlasSum(source, problems).check();
  }

  private void check() {
    Set<String> names = new HashSet<>();
    boolean same = true;
    MessageDigest whole = sha256();
    List<String> lines = text().lines().toList();
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      int end = line.lastIndexOf(" " + SIGN);
      String name = end < 0 ? line : line.substring(0, end);
      String hash = end < 0 ? "" : line.substring(end + 1 + SIGN.length());
      names.add(name);
      add(whole, name);
      add(whole, hash);
      same = same && matches(name, hash);
    }
    if (same && !lines.isEmpty() && !lines.get(0).equals(SIGN + base64(whole))) {
      problems.add(NAME, "does not fit itself: its first line is not the sum of the others");
    }
    source.files().stream()
        .map(SourceFile::name)
        .filter(name -> !names.contains(name) && !name.endsWith(".down.sql"))
        .forEach(name -> problems.add(name, "is not in " + NAME + ". " + ADVICE));
  }

  private boolean matches(String name, String hash) {
    SourceFile file = source.find(name).orElse(null);
    if (file == null) {
      problems.add(NAME, "names " + name + ", and there is no such file");
      return false;
    }
    try {
      add(sum, name);
      sum.update(file.content().read());
    } catch (IOException e) {
      problems.add(name, "cannot be read (" + FileFault.reason(e) + ")");
      return false;
    }
    boolean same = hash.equals(base64(sum));
    if (!same) {
      problems.add(name, "is not what " + NAME + " says it was. " + ADVICE);
    }
    return same;
  }

  private String text() {
    try {
      SourceFile file = source.find(NAME).orElse(null);
      return file == null ? "" : new String(file.content().read(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      problems.add(NAME, "cannot be read (" + FileFault.reason(e) + ")");
      return "";
    }
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What a digest has come to so far. */
  private static String base64(MessageDigest digest) {
    try {
      return Base64.getEncoder().encodeToString(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of the Java platform can be copied", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
